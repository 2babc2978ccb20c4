"""The ordered steps of reading; none of them knows another."""
