package org.tongchuang.identity.codes;

import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// @param problem what is wrong with the password, if one was tried
public record NewPasswordPage(String token, @Nullable String problem) implements Page {}
