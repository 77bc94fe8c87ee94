package org.tongchuang.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tongchuang.identity.signin.AccountSession;

/// Looking for the form's token reads the whole upload, so without this anyone could fill the disk with files that
/// are refused only afterwards. Strangers may send a logo, which the first-run wizard asks for, and no more.
final class LargeUploads extends OncePerRequestFilter {

    private static final long FOR_STRANGERS = 5L << 20;

    private final AccountSession session;

    LargeUploads(AccountSession session) {
        this.session = session;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long length = request.getContentLengthLong();
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        boolean endless = request.getHeader("Transfer-Encoding") != null;
        boolean large = type.startsWith("multipart/") && (endless || length > FOR_STRANGERS);
        if (large && !session.containsContext(request)) {
            response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
        } else {
            chain.doFilter(request, response);
        }
    }
}
