package org.tongchuang.notifications;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.Tongchuang;
import org.tongchuang.shared.Words;
import org.tongchuang.shared.notices.Recipient;
import org.tongchuang.upkeep.Program;

/// The program with some hundred messages to send at its start, always the same ones.
public final class SendingHouse {

    static final int MESSAGES = 400;

    private SendingHouse() {}

    public static void main(String[] args) {
        Program.run(new SpringApplication(Tongchuang.class, TrialCategories.class, Sending.class), args);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Sending {

        @Bean
        ApplicationRunner sending(Gate gate, TransactionTemplate transaction) {
            return args -> {
                List<Notice> notices = new ArrayList<>();
                for (int n = 0; n < MESSAGES; n++) {
                    notices.add(Notice.to(
                                    new Recipient.Address("house." + n + "@alumni.example", Words.CHINESE, ""),
                                    TrialCategories.CODE,
                                    TrialCategories.SENT)
                            .keyed(UUID.nameUUIDFromBytes(("message " + n).getBytes(StandardCharsets.UTF_8)))
                            .with(String.valueOf(n)));
                }
                transaction.executeWithoutResult(status -> gate.send(notices));
            };
        }
    }
}
