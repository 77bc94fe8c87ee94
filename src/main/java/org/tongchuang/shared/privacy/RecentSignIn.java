package org.tongchuang.shared.privacy;

import jakarta.servlet.http.HttpServletRequest;

/// Whether whoever sends a request signed in no longer than a quarter of an hour ago: what can't be taken back is for
/// them only, not for whoever finds the browser open.
@FunctionalInterface
public interface RecentSignIn {

    /// Where somebody signs in anew, as the beginning of an address; a path of the platform to go on to follows.
    String AGAIN = "/sign-in/again?to=";

    boolean isRecent(HttpServletRequest request);
}
