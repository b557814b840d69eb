package dev.stoa.javarunner;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Closes this process to other runs of the same user: they cannot trace it, nor see what /proc shows of it. The
/// program
/// that a process starts does not inherit that from the runner (prctl(2), PR_SET_DUMPABLE).
final class Untraceable {
    private static final int PR_SET_DUMPABLE = 4;

    private Untraceable() {}

    @SuppressWarnings("restricted") // the jar's manifest allows it
    static void become() throws Throwable {
        Linker linker = Linker.nativeLinker();
        MethodHandle prctl = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("prctl"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG),
                Linker.Option.firstVariadicArg(1));
        int failed = (int) prctl.invokeExact(PR_SET_DUMPABLE, 0L);
        if (failed != 0) {
            throw new IllegalStateException("prctl(PR_SET_DUMPABLE) has failed");
        }
    }
}
