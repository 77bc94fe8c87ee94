package org.tongchuang.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/// Ways in beside those of this page, by which somebody outside says who it is.
@FunctionalInterface
public interface FurtherWays {

    List<Way> offered(HttpServletRequest request);

    /// @param name who vouches, in the reader's language
    /// @param href where to go; takes the parameter `to`
    record Way(String name, String href) {}
}
