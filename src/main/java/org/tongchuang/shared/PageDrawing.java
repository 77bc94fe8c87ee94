package org.tongchuang.shared;

import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.transaction.TransactionException;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.tongchuang.shared.notices.Unread;

/// The only magic of the house: a controller returns a page record and the template of the same name draws it,
/// found from the record's own package and name.
class PageDrawing implements HandlerMethodReturnValueHandler {

    private static final String SAID = "said";

    private final TemplateEngine templates;
    private final Universities universities;
    private final List<MenuItem> menu;
    private final Unread bell;
    private final Supplier<List<Frame.Reminder>> reminders;

    PageDrawing(
            TemplateEngine templates,
            Universities universities,
            List<MenuItem> menu,
            Unread bell,
            Supplier<List<Frame.Reminder>> reminders) {
        this.templates = templates;
        this.universities = universities;
        this.menu = menu;
        this.bell = bell;
        this.reminders = reminders;
    }

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return Page.class.isAssignableFrom(returnType.getParameterType());
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter type, ModelAndViewContainer container, NativeWebRequest web)
            throws IOException {
        container.setRequestHandled(true);
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        HttpServletResponse response = web.getNativeResponse(HttpServletResponse.class);
        if (request == null || response == null || value == null) {
            throw new IllegalStateException("a page is drawn into an answer");
        }
        if (value instanceof Redirect redirect) {
            follow(redirect, request, response);
        } else {
            draw((Page) value, request, response);
        }
    }

    void draw(Page page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Frame.put(frame(request));
        render(page, response);
    }

    /// The page in a frame of what is in memory: nobody is known to look at it, so it has no menu.
    void drawAlone(Page page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Frame.put(new Frame(
                universities.lastKnown(),
                null,
                request.getRequestURI(),
                "",
                new Frame.Csrf("_csrf", ""),
                List.of(),
                null,
                null,
                Theme.of(request),
                0));
        render(page, response);
    }

    private void render(Page page, HttpServletResponse response) throws IOException {
        Utf8ByteOutput output = new Utf8ByteOutput();
        templates.render(templateOf(page), Map.of("page", page), (TemplateOutput) output);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Language", Words.language());
        if (response.getHeader("Cache-Control") == null) {
            response.setHeader("Cache-Control", "no-store");
        }
        // One write: each passes through every filter's wrapper.
        byte[] html = output.toByteArray();
        response.setContentLength(html.length);
        response.getOutputStream().write(html);
    }

    private Frame frame(HttpServletRequest request) {
        Actor actor = Actors.of(request);
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        Frame.Csrf csrf = token == null
                ? new Frame.Csrf("_csrf", "")
                : new Frame.Csrf(token.getParameterName(), token.getToken());
        List<MenuItem> places = actor == null
                ? List.of()
                : menu.stream().filter(item -> actor.may(item.needs())).toList();
        String query = request.getQueryString();
        return new Frame(
                universities.current(),
                actor,
                request.getRequestURI(),
                query == null ? "" : query,
                csrf,
                places,
                said(request),
                actor == null ? null : note(request),
                Theme.of(request),
                actor == null ? 0 : unread(actor));
    }

    /// A page about trouble with the database must not fail for a bell.
    private int unread(Actor actor) {
        try {
            return bell.of(actor);
        } catch (DataAccessException | TransactionException away) {
            return 0;
        }
    }

    private Frame.@Nullable Note note(HttpServletRequest request) {
        return reminders.get().stream()
                .map(reminder -> reminder.note(request))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static void follow(Redirect redirect, HttpServletRequest request, HttpServletResponse response) {
        if (redirect.saying() != null) {
            FlashMap flash = RequestContextUtils.getOutputFlashMap(request);
            flash.put(SAID, Words.text(redirect.saying(), redirect.args().toArray()));
            if (redirect.undo() != null) {
                flash.put("undo", redirect.undo());
            }
            RequestContextUtils.saveOutputFlashMap(redirect.to(), request, response);
        } else if (RequestContextUtils.getInputFlashMap(request) instanceof Map<?, ?> heard) {
            // Only on the way to where it is to be read.
            heard.forEach((name, words) ->
                    RequestContextUtils.getOutputFlashMap(request).put(String.valueOf(name), words));
            RequestContextUtils.saveOutputFlashMap(redirect.to(), request, response);
        }
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader("Location", redirect.to());
    }

    private static Frame.@Nullable Said said(HttpServletRequest request) {
        Map<String, ?> flash = RequestContextUtils.getInputFlashMap(request);
        return flash != null && flash.get(SAID) instanceof String words
                ? new Frame.Said(words, (String) flash.get("undo"))
                : null;
    }

    private static String templateOf(Page page) {
        return page.getClass().getName().substring("org.tongchuang.".length()).replace('.', '/') + ".jte";
    }
}
