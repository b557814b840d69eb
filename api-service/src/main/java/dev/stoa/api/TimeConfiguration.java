package dev.stoa.api;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/// The clock, and the threads of what runs by it.
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {
    private static final int ONE_FOR_EACH_SWEEP = 8;

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    /// With virtual threads Spring would run all sweeps on one thread, where one that waits for the broker keeps the
    /// others from the database.
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(ONE_FOR_EACH_SWEEP);
        scheduler.setThreadNamePrefix("sweep-");
        return scheduler;
    }
}
