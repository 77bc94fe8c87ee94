package org.tongchuang.identity;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/// What the first-run wizard asks.
public record SetUpForm(
        @NotBlank(message = "{identity.name.missing}") @Size(max = 80, message = "{identity.name.long}")
        String name,

        @NotBlank(message = "{identity.email.missing}")
        @Email(message = "{identity.email.wrong}")
        @Size(max = 200, message = "{identity.email.wrong}")
        String email,

        @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST, message = "{identity.password.short}")
        String password,

        @NotBlank(message = "{identity.university.missing}") @Size(max = 60, message = "{identity.university.long}")
        String universityChinese,

        @Size(max = 100, message = "{identity.university.long}")
        String universityEnglish,

        @Pattern(regexp = "#[0-9A-Fa-f]{6}", message = "{identity.colour.wrong}")
        String accent,

        @Pattern(regexp = "#[0-9A-Fa-f]{6}", message = "{identity.colour.wrong}")
        String second,

        String timeZone,
        @Nullable MultipartFile logo) {}
