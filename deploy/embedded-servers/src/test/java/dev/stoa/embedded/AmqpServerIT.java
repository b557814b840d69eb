package dev.stoa.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AmqpServerIT {

    private static final byte[] TICKET = "ticket".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void aDurableQueueAndItsConfirmedMessageSurviveARestart() throws Exception {
        try (AmqpServer server = AmqpServer.start(folder);
                Connection connection = connect(server)) {
            Channel channel = connection.createChannel();
            channel.confirmSelect();
            channel.exchangeDeclare("stoa.runs", "direct", true);
            channel.queueDeclare(
                    "stoa.tickets", true, false, false, Map.of("x-queue-type", "quorum", "x-delivery-limit", 5));
            channel.queueBind("stoa.tickets", "stoa.runs", "default");
            channel.basicPublish("stoa.runs", "default", true, MessageProperties.PERSISTENT_BASIC, TICKET);
            assertThat(channel.waitForConfirms(5_000)).isTrue();
        }
        try (AmqpServer server = AmqpServer.start(folder);
                Connection connection = connect(server)) {
            Channel channel = connection.createChannel();
            GetResponse message = channel.basicGet("stoa.tickets", true);
            assertThat(message.getBody()).isEqualTo(TICKET);
            assertThat(channel.queueDeclarePassive("stoa.tickets").getMessageCount())
                    .isZero();
        }
    }

    @Test
    void aConfirmedMessageSurvivesAKilledProcess() throws Exception {
        KilledJvm.run(PublishAndWait.class, folder);
        try (AmqpServer server = AmqpServer.start(folder);
                Connection connection = connect(server)) {
            assertThat(connection.createChannel().basicGet("stoa.tickets", true).getBody())
                    .isEqualTo(TICKET);
        }
    }

    @Test
    void thePasswordBelongsToTheFolder() throws Exception {
        try (AmqpServer server = AmqpServer.start(folder)) {
            assertThat(server.password()).hasSizeGreaterThan(20);
            ConnectionFactory wrong = factory(server);
            wrong.setPassword("guest");
            assertThatThrownBy(wrong::newConnection).isInstanceOf(PossibleAuthenticationFailureException.class);
        }
        String password;
        try (AmqpServer server = AmqpServer.start(folder)) {
            password = server.password();
        }
        try (AmqpServer server = AmqpServer.start(folder.resolve("other"))) {
            assertThat(server.password()).isNotEqualTo(password);
        }
    }

    @Test
    void aGivenUserAndPasswordMayHoldSpecialCharacters() throws Exception {
        try (AmqpServer server = AmqpServer.start(folder, 0, "an actuary", "p@ss/w:rd+%");
                Connection connection = connect(server)) {
            assertThat(connection.isOpen()).isTrue();
        }
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> AmqpServer.start(folder, taken.getLocalPort()))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageStartingWith(
                            "The embedded AMQP broker cannot listen on 127.0.0.1:%d: the port is taken by process %d"
                                    .formatted(
                                            taken.getLocalPort(),
                                            ProcessHandle.current().pid()));
        }
    }

    @Test
    void aFolderInUseIsRefused() {
        try (AmqpServer server = AmqpServer.start(folder)) {
            assertThatThrownBy(() -> AmqpServer.start(folder))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessage(
                            "The AMQP broker's data folder %s is in use by process %d. Stop that process or choose another folder."
                                    .formatted(folder, ProcessHandle.current().pid()));
            assertThat(server.port()).isPositive();
        }
    }

    /// The program that is killed.
    static final class PublishAndWait {

        private PublishAndWait() {}

        public static void main(String[] arguments) throws Exception {
            AmqpServer server = AmqpServer.start(Path.of(arguments[0]));
            Channel channel = connect(server).createChannel();
            channel.confirmSelect();
            channel.queueDeclare("stoa.tickets", true, false, false, Map.of());
            channel.basicPublish("", "stoa.tickets", true, MessageProperties.PERSISTENT_BASIC, TICKET);
            channel.waitForConfirmsOrDie(5_000);
            KilledJvm.sayReadyAndWait("published");
        }
    }

    private static Connection connect(AmqpServer server) throws Exception {
        return factory(server).newConnection("stoa-test");
    }

    private static ConnectionFactory factory(AmqpServer server) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(server.uri());
        return factory;
    }
}
