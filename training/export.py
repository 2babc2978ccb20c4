"""The network as ONNX in 8 bits, and its heads, as the reader loads them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from network import Network, base_folder
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

__all__ = ["save"]

_FUSED = "com.microsoft"
_TINY = 1e-12


def save(network: Network, folder: Path) -> None:
    """Writes ``encoder.onnx``, ``heads.npz`` and ``tokenizer.json`` to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as space:
        full = Path(space) / "encoder.onnx"
        onnx.save(_graph(network), full)
        # One scale for each output channel: one for a whole matrix cost positions three points of F1. Weights take 7 of
        # the 8 bits: where a processor lacks VNNI, products of full ones overflow 16 bits, and the same text is read
        # otherwise there.
        quantize_dynamic(
            str(full), str(folder / "encoder.onnx"), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul"],
            extra_options={"DefaultTensorType": TensorProto.FLOAT, "MatMulConstBOnly": True},
        )  # fmt: skip
    weight, bias = network.heads.weight.detach().numpy().T, network.heads.bias.detach().numpy()
    np.savez(folder / "heads.npz", weight=weight.astype(np.float32), bias=bias)
    (folder / "tokenizer.json").write_bytes((base_folder() / "tokenizer.json").read_bytes())


class _Builder:
    """Collects the nodes and constants of a graph."""

    def __init__(self) -> None:
        self.constants: list[Any] = []
        self.nodes: list[Any] = []

    def const(self, name: str, value: torch.Tensor | np.ndarray[Any, Any]) -> str:
        held = value.detach().numpy() if isinstance(value, torch.Tensor) else value
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(held), name))
        return name

    def op(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, domain=domain, **attributes))
        return output


def _graph(network: Network) -> Any:
    """Token ids and mask (int32, batch by tokens) in; vectors (float, batch by tokens by width) out."""
    b = _Builder()
    x = _embedded(network, b)
    last = len(network.layers) - 1
    for at, layer in enumerate(network.layers):
        x = _layer(layer, b, x, f"l{at}.", "hidden" if at == last else f"l{at}.n2")
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT32, ["batch", "tokens"]) for n in ("ids", "mask")]
    width = network.word.weight.shape[1]
    output = helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["batch", "tokens", width])
    graph = helper.make_graph(b.nodes, "encoder", inputs, [output], b.constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(_FUSED, 1)])
    model.ir_version = 8
    return model


def _embedded(network: Network, b: _Builder) -> str:
    """Word embeddings in 8 bits with a scale for each row (12 MB instead of 47, next to no loss), places, norm."""
    table = network.word.weight
    scale = table.abs().amax(1, keepdim=True).clamp_min(1e-6) / 127
    rows = b.op("Gather", [b.const("word", torch.round(table / scale).to(torch.int8)), "ids"], "word8")
    wide = b.op("Cast", [rows], "word32", to=TensorProto.FLOAT)
    words = b.op("Mul", [wide, b.op("Gather", [b.const("word.scale", scale), "ids"], "scales")], "words")
    shape = b.op("Shape", ["ids"], "shape", start=1, end=2)
    zero, axis = b.const("zero", np.array([0], np.int64)), b.const("axis", np.array([0], np.int64))
    place = b.op("Slice", [b.const("places", network.place.weight), zero, shape, axis], "place")
    normed = [
        b.op("Add", [words, place], "sum"),
        b.const("n.w", network.norm.weight),
        b.const("n.b", network.norm.bias),
    ]
    return b.op("LayerNormalization", normed, "x0", epsilon=_TINY)


def _layer(layer: Any, b: _Builder, x: str, p: str, output: str) -> str:
    qkv = b.op("MatMul", [x, b.const(f"{p}qkv.w", layer.qkv.weight.T)], f"{p}qkv")
    parts = [f"{p}{n}" for n in "qkv"]
    b.nodes.append(helper.make_node("Split", [qkv], parts, name=f"{p}split", axis=2))
    seen = [*parts, b.const(f"{p}qkv.b", layer.qkv.bias), "mask"]
    attention = b.op("MultiHeadAttention", seen, f"{p}attention", _FUSED, num_heads=layer.heads)
    mixed = b.op("MatMul", [attention, b.const(f"{p}out.w", layer.out.weight.T)], f"{p}out")
    x = _skip(b, mixed, x, layer.after_attention, layer.out.bias, f"{p}n1")
    up = b.op("MatMul", [x, b.const(f"{p}up.w", layer.up.weight.T)], f"{p}up")
    bent = b.op("BiasGelu", [up, b.const(f"{p}up.b", layer.up.bias)], f"{p}gelu", _FUSED)
    down = b.op("MatMul", [bent, b.const(f"{p}down.w", layer.down.weight.T)], f"{p}down")
    return _skip(b, down, x, layer.after_inner, layer.down.bias, output)


def _skip(b: _Builder, new: str, old: str, norm: Any, bias: torch.Tensor, output: str) -> str:
    constants = [
        b.const(f"{output}.w", norm.weight),
        b.const(f"{output}.b", norm.bias),
        b.const(f"{output}.in.b", bias),
    ]
    return b.op("SkipLayerNormalization", [new, old, *constants], output, _FUSED, epsilon=_TINY)
