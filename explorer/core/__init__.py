"""Arrays in, arrays out: softmax, losses, optimizers, surfaces and descent. numpy only; classes are on axis 0."""
