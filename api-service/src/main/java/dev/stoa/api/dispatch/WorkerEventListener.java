package dev.stoa.api.dispatch;

import dev.stoa.api.app.VersionChecked;
import dev.stoa.api.run.RunFinished;
import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.message.WorkerEvent;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/// Passes on what workers tell to whoever waits for it in this process.
@Component
class WorkerEventListener {
    private static final Logger log = LoggerFactory.getLogger(WorkerEventListener.class);

    private final ApplicationEventPublisher events;

    WorkerEventListener(ApplicationEventPublisher events) {
        this.events = events;
    }

    @RabbitListener(queues = "#{workerEvents.name}")
    void on(Message message) {
        try {
            WorkerEvent event = StoaJson.MAPPER.readValue(message.getBody(), WorkerEvent.class);
            events.publishEvent(
                    switch (event.kind()) {
                        case RUN_FINISHED -> new RunFinished(event.id());
                        case VERSION_CHECKED -> new VersionChecked(event.id());
                    });
        } catch (JacksonException e) {
            String text = new String(message.getBody(), StandardCharsets.UTF_8);
            log.warn(
                    "Passing over a worker's event that cannot be read: {}",
                    text.lines().findFirst().orElse(""));
        } catch (RuntimeException e) {
            // The event is a hint and the sweeps look themselves: delivering it again would gain nothing.
            log.warn("Could not act on a worker's event; the sweeps will", e);
        }
    }
}
