package dev.stoa.embedded;

import java.lang.reflect.Field;
import java.util.Optional;
import org.apache.qpid.server.SystemLauncherListener;
import org.apache.qpid.server.model.SystemConfig;
import org.jspecify.annotations.Nullable;

/// Watches the start of the broker: keeps the error that its launcher swallows, and takes away its shutdown hook.
///
/// With that hook the broker would stop when the JVM begins to end, before whoever still needs it; who starts an
/// [AmqpServer] closes it.
final class BrokerStart extends SystemLauncherListener.DefaultSystemLauncherListener {

    private static final String HOOK_FIELD = "_shutdownHook";

    private @Nullable SystemConfig<?> system;
    private @Nullable RuntimeException error;

    Optional<RuntimeException> error() {
        return Optional.ofNullable(error);
    }

    @Override
    public void onContainerResolve(SystemConfig<?> systemConfig) {
        system = systemConfig;
    }

    @Override
    public void errorOnStartup(RuntimeException e) {
        if (error == null) {
            error = e;
        }
    }

    /// To be called once the broker has started.
    void removeShutdownHook() throws ReflectiveOperationException {
        if (system == null) {
            throw new IllegalStateException("the broker has not started");
        }
        Object broker = system.getContainer();
        Field field = findField(broker.getClass());
        field.setAccessible(true);
        Runtime.getRuntime().removeShutdownHook((Thread) field.get(broker));
    }

    private static Field findField(Class<?> type) throws NoSuchFieldException {
        for (Class<?> current = type; current != null; current = current.getSuperclass()) {
            for (Field field : current.getDeclaredFields()) {
                if (field.getName().equals(HOOK_FIELD)) {
                    return field;
                }
            }
        }
        throw new NoSuchFieldException(type.getName() + "." + HOOK_FIELD);
    }
}
