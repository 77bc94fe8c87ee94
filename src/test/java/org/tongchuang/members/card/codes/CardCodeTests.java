package org.tongchuang.members.card.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tongchuang.members.card.Phone;

class CardCodeTests {

    private static final Instant NOW = Instant.parse("2027-03-02T02:00:00Z");

    @Test
    void readsWhatItWrote() {
        Certificate certificate = certificate(Certificate.Kind.PHONE, Phone.of(Curves.ED25519), "林海");
        byte[] signed = CardCode.signed(certificate, CardKey.fresh().getPrivate());
        String code = CardCode.shown(
                signed, Curves.ED25519, Phone.of(Curves.ED25519).keys().getPrivate(), NOW);
        CardCode read = CardCode.read(code).orElseThrow();
        assertThat(read.certificate()).isEqualTo(certificate);
        assertThat(read.begins()).isEqualTo(NOW);
        assertThat(CardCode.read(code + "0")).isEmpty();
        assertThat(CardCode.read(code.substring(0, code.length() - 3))).isEmpty();
    }

    /// A version 11 code of level L holds 468 signs, and is 61 squares wide.
    @Test
    void fitsASquareThatACheapCameraReads() {
        for (Curves curve : Curves.values()) {
            Phone phone = Phone.of(curve);
            Certificate certificate = certificate(Certificate.Kind.of(curve), phone, "买买提·阿卜杜热合曼");
            byte[] signed = CardCode.signed(certificate, CardKey.fresh().getPrivate());
            String code = CardCode.shown(signed, curve, phone.keys().getPrivate(), NOW);
            assertThat(code.length()).isLessThanOrEqualTo(468);
            assertThat(code).matches("TC1:[0-9A-Z $%*+./:-]+");
        }
    }

    @Test
    void cutsLongNamesBetweenSigns() {
        String endless = "𠮷".repeat(40);
        byte[] signed = CardCode.signed(
                certificate(Certificate.Kind.PRINTED, Phone.of(Curves.ED25519), endless),
                CardKey.fresh().getPrivate());
        String name = CardCode.read(CardCode.written(signed))
                .orElseThrow()
                .certificate()
                .name();
        assertThat(endless).startsWith(name);
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSize(60);
    }

    @Test
    void refusesNoiseWithoutTrouble() {
        Random random = new Random(7);
        String code = CardCode.written(CardCode.signed(
                certificate(Certificate.Kind.PRINTED, Phone.of(Curves.ED25519), "林海"),
                CardKey.fresh().getPrivate()));
        for (int n = 0; n < 20_000; n++) {
            StringBuilder noise = new StringBuilder(code);
            int at = 4 + random.nextInt(code.length() - 4);
            noise.setCharAt(at, (char) (32 + random.nextInt(95)));
            noise.setLength(4 + random.nextInt(code.length() - 4));
            assertThat(CardCode.read(noise.toString())).isEmpty();
        }
    }

    private static Certificate certificate(Certificate.Kind kind, Phone phone, String name) {
        return new Certificate(
                kind,
                0xFEDC_BA98L,
                1_234_567_890L,
                77,
                NOW,
                NOW.plusSeconds(60 * 60 * 24 * 7),
                false,
                name,
                "计算机科学与技术学院",
                "计科 0201 班",
                0,
                kind.curve() == null ? new byte[0] : phone.publicKey());
    }
}
