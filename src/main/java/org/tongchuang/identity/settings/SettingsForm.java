package org.tongchuang.identity.settings;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.tongchuang.shared.University;

/// The university's own settings as written on the form.
public record SettingsForm(
        @NotBlank(message = "{identity.university.missing}") @Size(max = 60, message = "{identity.university.long}")
        String universityChinese,

        @NotNull(message = "{identity.university.missing}") @Size(max = 100, message = "{identity.university.long}")
        String universityEnglish,

        @NotNull(message = "{identity.colour.wrong}")
        @Pattern(regexp = "#[0-9A-Fa-f]{6}", message = "{identity.colour.wrong}")
        String accent,

        @NotNull(message = "{identity.colour.wrong}")
        @Pattern(regexp = "#[0-9A-Fa-f]{6}", message = "{identity.colour.wrong}")
        String second,

        @NotNull(message = "{identity.time-zone.wrong}") String timeZone,

        @Nullable MultipartFile logo) {

    static SettingsForm of(University university) {
        return new SettingsForm(
                university.nameChinese(),
                university.nameEnglish(),
                university.accent(),
                university.second(),
                university.timeZone().getId(),
                null);
    }
}
