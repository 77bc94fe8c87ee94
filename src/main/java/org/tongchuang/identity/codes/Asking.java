package org.tongchuang.identity.codes;

import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.tongchuang.identity.signin.Tries;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.Refusal;

/// Takes what strangers ask and answers at once, the same to everybody: whether there is such an account is looked up
/// afterwards, in a thread that nobody waits for.
@Component
class Asking implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);
    private static final String LETTER = "letter";
    private static final int WAITING = 1_000;
    private static final int LONGEST_EMAIL = 200;

    private final LetterDesk desk;
    private final Tries tries;
    private final Clock clock;
    private final ThreadPoolExecutor afterwards = new ThreadPoolExecutor(
            0,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("letters asked for").daemon(true).factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    Asking(LetterDesk desk, Tries tries, Clock clock) {
        this.desk = desk;
        this.tries = tries;
        this.clock = clock;
    }

    /// The id under which the code is to be given back, whether or not one is sent.
    ///
    /// @throws Refusal when this address, or somebody from this network, asked too often
    UUID code(String email, String network) {
        UUID id = Ids.next();
        ask(email, network, (clean, language) -> desk.sendCode(id, clean, language));
        return id;
    }

    /// @throws Refusal as [#code]
    void passwordLink(String email, String network) {
        ask(email, network, desk::sendPasswordLink);
    }

    /// The letter was of use, so asking for it counts for nothing: a campus behind one address stays welcome.
    void answered(String email, String network) {
        tries.succeeded(LETTER, email, network);
    }

    private void ask(String email, String network, Letter letter) {
        String clean = email.replaceAll("\\p{Cntrl}", "").strip();
        String brief = clean.length() > LONGEST_EMAIL ? clean.substring(0, LONGEST_EMAIL) : clean;
        tries.count(LETTER, brief, network, clock.instant());
        Locale language = LocaleContextHolder.getLocale();
        later(brief, known -> letter.send(known, language));
    }

    private void later(String email, Consumer<String> work) {
        afterwards.execute(() -> {
            try {
                work.accept(email);
            } catch (RuntimeException trouble) {
                LOG.warn("a letter somebody asked for is not written", trouble);
            }
        });
    }

    @Override
    public void destroy() {
        afterwards.shutdown();
    }

    @FunctionalInterface
    private interface Letter {
        void send(String email, Locale language);
    }
}
