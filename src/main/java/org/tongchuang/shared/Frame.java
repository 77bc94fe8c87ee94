package org.tongchuang.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// What surrounds every page: who looks at it, where they are, which menu they get. The layout template reads it,
/// so that no page record has to carry it.
///
/// @param path the page's address without its query
/// @param csrf the token forms send back
/// @param said the message left by the act before this page
/// @param note what this reader is reminded of on every page
/// @param unread messages in the reader's inbox, counted up to 100
public record Frame(
        University university,
        @Nullable Actor actor,
        String path,
        String query,
        Csrf csrf,
        List<MenuItem> menu,
        @Nullable Said said,
        @Nullable Note note,
        String theme,
        int unread) {

    private static final String KEY = Frame.class.getName();

    static void put(Frame frame) {
        RequestContextHolder.currentRequestAttributes().setAttribute(KEY, frame, RequestAttributes.SCOPE_REQUEST);
    }

    /// The frame of the page now being drawn.
    public static Frame current() {
        Object frame =
                RequestContextHolder.currentRequestAttributes().getAttribute(KEY, RequestAttributes.SCOPE_REQUEST);
        if (frame == null) {
            throw new IllegalStateException("no page is being drawn");
        }
        return (Frame) frame;
    }

    /// Whether this menu item leads to where the reader is now.
    public boolean at(MenuItem item) {
        return path.equals(item.href()) || path.startsWith(item.href() + "/");
    }

    /// Whether the reader works in the office, or is nobody known.
    public boolean office() {
        return actor == null || actor.rights().stream().anyMatch(right -> right != Right.ACT_AS_MEMBER);
    }

    public boolean may(Right right) {
        return actor != null && actor.may(right);
    }

    /// A sentence above every page, and where it leads.
    public record Note(String words, String href, String act) {}

    /// Something a room reminds a reader of, on whatever page they are; asked for every page, so it must not look far.
    @FunctionalInterface
    public interface Reminder {
        @Nullable
        Note note(HttpServletRequest request);
    }

    /// The hidden field of forms against forged requests.
    public record Csrf(String name, String token) {}

    /// A toast: the words, and where its undo button posts to.
    public record Said(String words, @Nullable String undo) {}
}
