package org.tongchuang.shared;

import java.text.MessageFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.stereotype.Component;

/// Hands our words to Spring, so that a constraint's message may name a key: `@NotBlank(message =
/// "{members.name.missing}")`.
@Component("messageSource")
class WordsForSpring extends AbstractMessageSource {

    @Override
    protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
        return Words.has(code) ? new MessageFormat(Words.text(locale, code), locale) : null;
    }

    @Override
    protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
        return Words.has(code) ? Words.text(locale, code) : null;
    }
}
