package org.tongchuang.shared;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/// What a reader gets when something can't be done: a page that says what happened, what is safe and what to do,
/// or problem+json (RFC 9457) for a program.
@ControllerAdvice
@Controller
class Errors implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private final PageDrawing drawing;
    private final OutageAnswer outages;

    Errors(PageDrawing drawing, OutageAnswer outages) {
        this.drawing = drawing;
        this.outages = outages;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> on(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (failure instanceof AuthenticationException || failure instanceof AccessDeniedException) {
            throw failure;
        }
        Optional<Outage> outage = Outage.of(failure);
        if (outage.isPresent()) {
            outages.to(request, response, outage.get(), failure);
            return null;
        }
        HttpStatusCode status = statusOf(failure);
        if (status.is5xxServerError()) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        }
        return answer(status, failure, request, response);
    }

    /// What the filters and the container itself refuse arrives here.
    @RequestMapping("/error")
    @Nullable
    ResponseEntity<ProblemDetail> error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatusCode status = HttpStatusCode.valueOf(code instanceof Integer number ? number : 404);
        return answer(status, null, request, response);
    }

    private @Nullable ResponseEntity<ProblemDetail> answer(
            HttpStatusCode status,
            @Nullable Exception failure,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (wantsJson(request)) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem(status, failure));
        }
        if (!response.isCommitted()) {
            response.setStatus(status.value());
            String words = failure instanceof Refusal refusal ? refusal.words() : sentence(status);
            drawing.draw(new ErrorPage(status.value(), title(status), words), request, response);
        }
        return null;
    }

    private static ProblemDetail problem(HttpStatusCode status, @Nullable Exception failure) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentence(status));
        problem.setTitle(title(status));
        problem.setType(URI.create("about:blank"));
        switch (failure) {
            case Refusal refusal -> {
                problem.setDetail(refusal.words());
                problem.setProperty("code", refusal.key());
                String field = refusal.field();
                if (field != null) {
                    problem.setProperty("errors", List.of(Map.of("field", field, "problem", refusal.words())));
                }
            }
            case MethodArgumentNotValidException invalid ->
                problem.setProperty(
                        "errors",
                        invalid.getFieldErrors().stream()
                                .map(error -> Map.of(
                                        "field",
                                        error.getField(),
                                        "problem",
                                        String.valueOf(error.getDefaultMessage())))
                                .toList());
            case ErrorResponse answer
            when status.is4xxClientError() && answer.getBody().getDetail() != null ->
                problem.setDetail(answer.getBody().getDetail());
            case null, default -> {}
        }
        return problem;
    }

    private static HttpStatusCode statusOf(Exception failure) {
        return switch (failure) {
            case NotFound gone -> HttpStatus.NOT_FOUND;
            case Actor.NotAllowed not -> HttpStatus.FORBIDDEN;
            case Refusal refusal -> HttpStatus.UNPROCESSABLE_CONTENT;
            case ErrorResponse answer -> answer.getStatusCode();
            case TypeMismatchException notOne -> HttpStatus.BAD_REQUEST;
            case RequestRejectedException hostile -> HttpStatus.BAD_REQUEST;
            case InvalidParameterException undecodable -> HttpStatus.BAD_REQUEST;
            case HttpMessageNotReadableException unreadable -> HttpStatus.BAD_REQUEST;
            case org.springframework.dao.ConcurrencyFailureException late -> HttpStatus.CONFLICT;
            case org.springframework.dao.DataAccessResourceFailureException away -> HttpStatus.SERVICE_UNAVAILABLE;
            case org.springframework.transaction.CannotCreateTransactionException away ->
                HttpStatus.SERVICE_UNAVAILABLE;
            default -> {
                ResponseStatus declared =
                        AnnotatedElementUtils.findMergedAnnotation(failure.getClass(), ResponseStatus.class);
                yield declared == null ? HttpStatus.INTERNAL_SERVER_ERROR : declared.code();
            }
        };
    }

    static boolean wantsJson(HttpServletRequest request) {
        Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = original instanceof String uri ? uri : request.getRequestURI();
        return path.startsWith("/api/") || path.startsWith("/actuator/");
    }

    private static String title(HttpStatusCode status) {
        return Words.textOr(Words.text("shared.error.500.title"), "shared.error." + status.value() + ".title");
    }

    private static String sentence(HttpStatusCode status) {
        return Words.textOr(Words.text("shared.error.500.words"), "shared.error." + status.value() + ".words");
    }
}
