"""The only writers. Each service is one short transaction: wholly done or not at all."""
