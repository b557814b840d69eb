package dev.stoa.worker.attempt;

import dev.stoa.worker.WorkerCapabilities;
import dev.stoa.worker.runner.PythonInterpreter;
import dev.stoa.worker.runner.WarmRunners;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gathers what the monitor shows of this worker.
@Configuration(proxyBeanMethods = false)
class AttemptConfiguration {

    @Bean
    WorkerCapabilities workerCapabilities(PythonInterpreter python, WarmRunners runners) {
        return new WorkerCapabilities(python.version(), runners.protection());
    }
}
