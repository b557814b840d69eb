package dev.stoa.api.site;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// Answers what the server refuses before any filter sees it, such as TRACE or a request whose first line is none, and
/// what a filter fails at: like all else, with a problem's detail and the [SecurityHeaders], and without a word of the
/// server.
@Component
class ServerRefusals implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Report()));
    }

    private static final class Report extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable cause) {
            if (response.getStatus() < HttpStatus.BAD_REQUEST.value()
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            SecurityHeaders.set(request, response);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            try {
                Writer writer = response.getReporter();
                if (writer != null) {
                    writer.write(problem(status(response)));
                    response.finishResponse();
                }
            } catch (IOException | IllegalStateException e) {
                // Whoever asked has gone.
                container.getLogger().debug("A refused request could not be answered.", e);
            }
        }

        private static HttpStatus status(Response response) {
            return Objects.requireNonNullElse(HttpStatus.resolve(response.getStatus()), HttpStatus.BAD_REQUEST);
        }

        private static String problem(HttpStatus status) {
            String detail = "The request is not well-formed HTTP, or its address or headers are too long.";
            if (status == HttpStatus.METHOD_NOT_ALLOWED) {
                detail = "The server takes no request of this method.";
            } else if (status == HttpStatus.CONTENT_TOO_LARGE) {
                detail = "The request's body is larger than the operator allows.";
            } else if (status.is5xxServerError()) {
                detail = "Stoa failed to answer; its log says why. Tell the operator the time of this request.";
            }
            return "{\"status\":%d,\"title\":\"%s\",\"detail\":\"%s\"}"
                    .formatted(status.value(), status.getReasonPhrase(), detail);
        }
    }
}
