package dev.stoa.worker.record;

import dev.stoa.contracts.message.BrokerNames;
import dev.stoa.worker.Ticker;
import java.time.Duration;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Declares the exchange of events, and keeps the outputs of running runs flowing.
@Configuration(proxyBeanMethods = false)
class RecordConfiguration {
    private static final Duration FLUSH_PAUSE = Duration.ofSeconds(1);

    @Bean
    FanoutExchange eventExchange(BrokerNames names) {
        return new FanoutExchange(names.eventExchange());
    }

    @Bean
    Ticker outputFlush(RunOutputs outputs) {
        return Ticker.start("flush of logs and progress", FLUSH_PAUSE, outputs::runOnce);
    }
}
