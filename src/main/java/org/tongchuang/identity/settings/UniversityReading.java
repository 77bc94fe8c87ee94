package org.tongchuang.identity.settings;

import java.io.IOException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.validation.BindingResult;
import org.springframework.web.multipart.MultipartFile;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Universities;
import org.tongchuang.shared.University;
import org.tongchuang.shared.Words;

/// The university as written on a form, the wizard's or that of the settings, with what is wrong.
///
/// @param problems by field, in the reader's language
public record UniversityReading(Map<String, String> problems, Optional<Universities.Logo> logo) {

    public static UniversityReading of(SettingsForm form, BindingResult binding) throws IOException {
        Map<String, String> problems = new LinkedHashMap<>();
        binding.getFieldErrors()
                .forEach(error -> problems.putIfAbsent(error.getField(), String.valueOf(error.getDefaultMessage())));
        Optional<Universities.Logo> logo = Optional.empty();
        try {
            logo = logo(form);
        } catch (Refusal refused) {
            problems.put("logo", refused.words());
        }
        if (!problems.containsKey("timeZone") && !TimeZones.offered().containsKey(form.timeZone())) {
            problems.put("timeZone", Words.text("identity.time-zone.wrong"));
        }
        return new UniversityReading(problems, logo);
    }

    public static University university(SettingsForm form, boolean hasLogo) {
        String english = form.universityEnglish().isBlank() ? form.universityChinese() : form.universityEnglish();
        return new University(
                form.universityChinese().strip(),
                english.strip(),
                form.accent(),
                form.second(),
                ZoneId.of(form.timeZone()),
                hasLogo,
                1);
    }

    static Map<String, String> changes(University before, University after, Optional<Universities.Logo> logo) {
        Map<String, String> changes = new LinkedHashMap<>();
        add(changes, "nameChinese", before.nameChinese(), after.nameChinese());
        add(changes, "nameEnglish", before.nameEnglish(), after.nameEnglish());
        add(changes, "accent", before.accent(), after.accent());
        add(changes, "second", before.second(), after.second());
        add(changes, "timeZone", before.timeZone().getId(), after.timeZone().getId());
        logo.ifPresent(picture -> changes.put("logo", picture.bytes().length + " bytes"));
        return changes;
    }

    private static void add(Map<String, String> changes, String what, String before, String after) {
        if (!before.equals(after)) {
            changes.put(what, before + " → " + after);
        }
    }

    private static Optional<Universities.Logo> logo(SettingsForm form) throws IOException {
        MultipartFile file = form.logo();
        return file == null || file.isEmpty() ? Optional.empty() : Optional.of(LogoPicture.read(file.getBytes()));
    }
}
