package dev.stoa.javarunner;

import java.time.temporal.TemporalAmount;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.BaseStream;

/// What to return instead of a value that has no JSON form.
final class Advice {
    private Advice() {}

    static String about(Object value) {
        return switch (value) {
            case TemporalAmount ignored -> "Return a number, for example value.toSeconds().";
            case BaseStream<?, ?> ignored -> "Return a list, for example value.toList().";
            case Iterator<?> ignored -> "Return a list of plain values.";
            case Iterable<?> ignored -> "Return a list of plain values.";
            case Future<?> ignored -> "Return what it gives: value.get().";
            case Supplier<?> ignored -> "Return what calling it gives, or leave it out.";
            case Callable<?> ignored -> "Return what calling it gives, or leave it out.";
            default ->
                "Return plain values: Map, List, array, record, String, number, Boolean or null; for example String.valueOf(value).";
        };
    }
}
