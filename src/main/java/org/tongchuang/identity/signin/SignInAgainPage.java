package org.tongchuang.identity.signin;

import org.tongchuang.shared.Page;

/// @param to where to go on to after signing in once more
public record SignInAgainPage(String to) implements Page {}
