package org.tongchuang.identity.setup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.settings.SettingsForm;
import org.tongchuang.identity.settings.TimeZones;
import org.tongchuang.identity.settings.UniversityReading;
import org.tongchuang.identity.signin.Entrance;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.University;
import org.tongchuang.shared.Words;

/// The wizard of the first start; once there is an account it is gone.
@Controller
class SetUpController {

    private final SetUp setUp;
    private final SetUpCode code;
    private final Entrance entrance;

    SetUpController(SetUp setUp, SetUpCode code, Entrance entrance) {
        this.setUp = setUp;
        this.code = code;
        this.entrance = entrance;
    }

    @GetMapping("/set-up")
    Page show(HttpServletRequest request) {
        if (!setUp.wanted()) {
            return Redirect.to("/sign-in");
        }
        SettingsForm nameless = new SettingsForm("", "", University.ACCENT, University.SECOND, "Asia/Shanghai", null);
        return new SetUpPage(
                nameless, new SetUpForm("", "", "", ""), Map.of(), TimeZones.offered(), code.wanted(request));
    }

    @PostMapping("/set-up")
    Page begin(
            @Valid @ModelAttribute SettingsForm university,
            BindingResult universityBinding,
            @Valid @ModelAttribute SetUpForm you,
            BindingResult yourBinding,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!setUp.wanted()) {
            throw new NotFound("set-up");
        }
        // Before anything else: nothing a stranger sends is worth reading, least of all a picture.
        if (code.wanted(request) && !code.fits(you.code())) {
            return again(university, you, Map.of("code", Words.text("identity.set-up.code.wrong")), request, response);
        }
        UniversityReading reading = UniversityReading.of(university, universityBinding);
        Map<String, String> problems = new LinkedHashMap<>(reading.problems());
        yourBinding
                .getFieldErrors()
                .forEach(error -> problems.putIfAbsent(error.getField(), String.valueOf(error.getDefaultMessage())));
        if (!problems.isEmpty()) {
            return again(university, you, problems, request, response);
        }
        Account account = setUp.begin(
                you.name(),
                you.email(),
                you.password(),
                UniversityReading.university(university, reading.logo().isPresent()),
                reading.logo());
        code.used();
        entrance.open(request, account);
        return Redirect.to("/").saying("identity.set-up.done");
    }

    private Page again(
            SettingsForm university,
            SetUpForm you,
            Map<String, String> problems,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return new SetUpPage(university, you, problems, TimeZones.offered(), code.wanted(request));
    }
}
