package org.tongchuang.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What everybody gets during an outage: 503 with what happened, what is safe and when to come back. Made from memory
/// alone, for asking the database once more would only take longer.
@Component
class OutageAnswer {

    private static final Logger LOG = LoggerFactory.getLogger(OutageAnswer.class);

    private final PageDrawing drawing;
    private final JsonMapper json;

    OutageAnswer(PageDrawing drawing, JsonMapper json) {
        this.drawing = drawing;
        this.json = json;
    }

    void to(HttpServletRequest request, HttpServletResponse response, Outage outage, Exception failure)
            throws IOException {
        LOG.warn("{} {} failed, {}: {}", request.getMethod(), request.getRequestURI(), outage, failure.toString());
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(
                HttpHeaders.RETRY_AFTER, String.valueOf(outage.patience().toSeconds()));
        String key = outage == Outage.FULL ? "shared.error.503.full" : "shared.error.503";
        if (Errors.wantsJson(request)) {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.getOutputStream()
                    .write(json.writeValueAsBytes(Map.of(
                            "type",
                            "about:blank",
                            "title",
                            Words.text(key + ".title"),
                            "status",
                            503,
                            "detail",
                            Words.text(key + ".words"))));
        } else {
            drawing.drawAlone(
                    new ErrorPage(503, Words.text(key + ".title"), Words.text(key + ".words")), request, response);
        }
    }
}
