package org.tongchuang.identity.signin;

import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// @param to where to go on to
/// @param problem why it did not work, if it was tried
public record SignInPage(String to, String email, @Nullable String problem) implements Page {}
