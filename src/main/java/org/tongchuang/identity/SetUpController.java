package org.tongchuang.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Universities;
import org.tongchuang.shared.University;

/// The wizard of the first start; once there is an account it is gone.
@Controller
class SetUpController {

    private final SetUp setUp;
    private final AccountSession session;

    SetUpController(SetUp setUp, AccountSession session) {
        this.setUp = setUp;
        this.session = session;
    }

    @GetMapping("/set-up")
    Page show() {
        if (!setUp.wanted()) {
            return Redirect.to("/sign-in");
        }
        SetUpForm empty =
                new SetUpForm("", "", "", "", "", University.ACCENT, University.SECOND, "Asia/Shanghai", null);
        return new SetUpPage(empty, Map.of(), TimeZones.offered());
    }

    @PostMapping("/set-up")
    Page begin(
            @Valid @ModelAttribute SetUpForm form,
            BindingResult binding,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!setUp.wanted()) {
            throw new NotFound("set-up");
        }
        Map<String, String> problems = new LinkedHashMap<>();
        binding.getFieldErrors()
                .forEach(error -> problems.putIfAbsent(error.getField(), String.valueOf(error.getDefaultMessage())));
        Optional<Universities.Logo> logo = Optional.empty();
        try {
            logo = logo(form.logo());
        } catch (Refusal refused) {
            problems.put("logo", refused.words());
        }
        if (!TimeZones.offered().containsKey(form.timeZone())) {
            problems.put("timeZone", org.tongchuang.shared.Words.text("identity.time-zone.wrong"));
        }
        if (!problems.isEmpty()) {
            response.setStatus(422);
            return new SetUpPage(form, problems, TimeZones.offered());
        }
        Account account =
                setUp.begin(form.name(), form.email(), form.password(), university(form, logo.isPresent()), logo);
        session.open(request, account);
        return Redirect.to("/").saying("identity.set-up.done");
    }

    private static University university(SetUpForm form, boolean hasLogo) {
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

    private static Optional<Universities.Logo> logo(@org.jspecify.annotations.Nullable MultipartFile file)
            throws IOException {
        return file == null || file.isEmpty() ? Optional.empty() : Optional.of(LogoPicture.read(file.getBytes()));
    }
}
