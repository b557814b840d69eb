package dev.stoa.api.export;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/// Rows made when they are asked for, so that a table is not held a second time.
final class Rows<T> extends AbstractList<List<T>> implements RandomAccess {
    private final int size;
    private final IntFunction<List<T>> row;

    Rows(int size, IntFunction<List<T>> row) {
        this.size = size;
        this.row = row;
    }

    @Override
    public List<T> get(int index) {
        return row.apply(index);
    }

    @Override
    public int size() {
        return size;
    }
}
