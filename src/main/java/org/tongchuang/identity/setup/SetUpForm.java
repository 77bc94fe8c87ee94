package org.tongchuang.identity.setup;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.tongchuang.identity.accounts.Passwords;

/// What the first-run wizard asks about the first administrator; the university's part is a [SettingsForm].
///
/// @param code the set-up code, where one is asked for
public record SetUpForm(
        @NotBlank(message = "{identity.name.missing}") @Size(max = 80, message = "{identity.name.long}")
        String name,

        @NotBlank(message = "{identity.email.missing}")
        @Email(message = "{identity.email.wrong}")
        @Size(max = 200, message = "{identity.email.wrong}")
        String email,

        @NotNull(message = "{identity.password.short}")
        @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST, message = "{identity.password.short}")
        String password,

        String code) {}
