package dev.stoa.javarunner;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stoa.Progress;
import stoa.Secrets;

/// The function of an app: `run` of its class `Function`.
final class AppFunction {
    static final String CLASS = "Function";
    static final String METHOD = "run";
    private static final String SIGNATURE = "public static Map<String, Object> run(Map<String, Object> inputs)";

    private final Method run;

    private AppFunction(Method run) {
        this.run = run;
    }

    /// Finds it, and initialises its class; [LoadException] says what is wrong with it.
    static AppFunction find(ClassLoader loader) throws LoadException {
        Class<?> type;
        try {
            type = Class.forName(CLASS, false, loader);
        } catch (ClassNotFoundException e) {
            throw new LoadException(
                    "Function.java declares no class `Function` outside of a package. Write `public class Function` and no `package`.");
        }
        Method run = checked(type);
        try {
            Class.forName(CLASS, true, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        } catch (ExceptionInInitializerError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new LoadException(
                    "Loading Function.java failed: " + AppFailure.typeAndText(cause), AppFailure.traceback(cause));
        } catch (LinkageError e) {
            throw new LoadException(
                    "Loading Function.java failed: " + AppFailure.typeAndText(e), AppFailure.traceback(e));
        }
        run.setAccessible(true); // its class need not be public
        return new AppFunction(run);
    }

    /// Lets the app's calls of `stoa.Progress` be heard.
    static void hearProgress(ClassLoader loader, BiConsumer<Double, String> report) {
        set(loader, Progress.class, "report", report);
    }

    /// Lets the app have its secrets by `stoa.Secrets`.
    static void giveSecrets(ClassLoader loader, Map<String, String> secrets) {
        set(loader, Secrets.class, "values", secrets);
    }

    /// In the run's own class of that name.
    private static void set(ClassLoader loader, Class<?> type, String name, Object value) {
        try {
            Field field = Class.forName(type.getName(), true, loader).getDeclaredField(name);
            field.setAccessible(true);
            field.set(null, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Calls it; throws whatever it throws.
    @Nullable
    Object call(Map<String, @Nullable Object> inputs) throws Throwable {
        try {
            return run.invoke(null, inputs);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static Method checked(Class<?> type) throws LoadException {
        List<Method> named;
        try {
            named = Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.getName().equals(METHOD))
                    .toList();
        } catch (LinkageError e) {
            throw new LoadException("Function.java uses a class that is not there: " + AppFailure.typeAndText(e)
                    + ". Add its source, or its jar to lib/.");
        }
        if (named.isEmpty()) {
            throw new LoadException("Function.java has no `run`. Add `%s`.".formatted(SIGNATURE));
        }
        Method run = named.stream()
                .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {Map.class}))
                .findFirst()
                .orElseThrow(() -> new LoadException(
                        "`run` in Function.java must take exactly one argument, the inputs: it is declared as run(%s). Write `%s`."
                                .formatted(parameters(named.getFirst()), SIGNATURE)));
        if (!Modifier.isStatic(run.getModifiers())) {
            throw new LoadException("`run` in Function.java is not static. Write `%s`.".formatted(SIGNATURE));
        }
        if (!Modifier.isPublic(run.getModifiers())) {
            throw new LoadException("`run` in Function.java is not public. Write `%s`.".formatted(SIGNATURE));
        }
        if (!Map.class.isAssignableFrom(run.getReturnType())) {
            throw new LoadException("`run` in Function.java must return a Map: it is declared to return %s. Write `%s`."
                    .formatted(run.getReturnType().getSimpleName(), SIGNATURE));
        }
        return run;
    }

    private static String parameters(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", "));
    }
}
