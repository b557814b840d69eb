package dev.stoa.api.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// Keeps the text of every statement the API prepares, so that a test can count them.
public final class CountedStatements {
    private static final List<String> PREPARED = new CopyOnWriteArrayList<>();

    private CountedStatements() {}

    public static void clear() {
        PREPARED.clear();
    }

    /// The statements prepared since the last clear that hold this text.
    public static List<String> with(String text) {
        return PREPARED.stream().filter(sql -> sql.contains(text)).toList();
    }

    /// The statements prepared since the last clear that are about runs.
    public static List<String> aboutRuns() {
        return PREPARED.stream()
                .filter(sql ->
                        sql.contains("job_runs") || sql.contains("job_results") || sql.contains("run_log_chunks"))
                .toList();
    }

    /// The statements prepared since the last clear that name a table.
    public static List<String> about(String table) {
        return PREPARED.stream().filter(sql -> sql.contains(table)).toList();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {

        @Bean
        static BeanPostProcessor countStatements() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source ? counted(DataSource.class, source) : bean;
                }
            };
        }
    }

    private static <T> T counted(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object result = call(target, method, arguments);
                    if (method.getName().equals("prepareStatement")) {
                        PREPARED.add(String.valueOf(arguments[0]));
                    }
                    return result instanceof Connection connection ? counted(Connection.class, connection) : result;
                }));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
