package org.tongchuang.identity.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.identity.accounts.Office;
import org.tongchuang.shared.Role;

/// The university's settings, above all its logo: a file from outside that every visitor gets to see.
@SpringBootTest
@AutoConfigureMockMvc
@Import(Office.class)
class SettingsTests {

    private static final Pattern MARK = Pattern.compile("<img class=\"mark\" src=\"(/university/\\d+/logo)\"");

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Office office;

    @Autowired
    private JdbcClient jdbc;

    private Cookie session = new Cookie("tongchuang", "");

    @BeforeEach
    void withoutALogo() {
        jdbc.sql("delete from identity.failed_sign_in").update();
        session = Office.signIn(web, office.somebody(Role.ADMINISTRATOR));
        save("江南大学", new byte[0]);
        jdbc.sql("update shared.university set logo = null, logo_type = null").update();
    }

    @Test
    void showsTheLogoOnEveryPageAtAnAddressThatMayBeKeptForEver() throws IOException {
        assertThat(save("江南大学", picture(400, 200, "png"))).hasStatus(303);
        String first = mark();
        MvcTestResult logo = web.get().uri(first).exchange();
        assertThat(logo).hasStatusOk().hasContentType("image/png");
        assertThat(logo.getResponse().getHeader("Cache-Control")).contains("max-age=31536000", "public", "immutable");
        assertThat(logo.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        BufferedImage shown =
                ImageIO.read(new ByteArrayInputStream(logo.getResponse().getContentAsByteArray()));
        assertThat(shown.getWidth()).isEqualTo(192);
        assertThat(shown.getHeight()).isEqualTo(96);

        assertThat(save("江南大学", picture(50, 50, "jpg"))).hasStatus(303);
        assertThat(mark()).as("another address for another picture").isNotEqualTo(first);
    }

    @Test
    void keepsTheLogoWhenOnlyTheNameChanges() throws IOException {
        save("江南大学", picture(40, 40, "png"));
        assertThat(save("江北大学", new byte[0])).hasStatus(303);
        assertThat(web.get().uri(mark())).hasStatusOk();
        assertThat(text(web.get().uri("/office/settings").cookie(session).exchange()))
                .contains("<img class=\"logo-now\" src=\"" + mark());
    }

    @Test
    void leavesBehindWhateverElseWasInTheFile() throws IOException {
        byte[] picture = picture(40, 40, "png");
        byte[] hidden = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] both = Arrays.copyOf(picture, picture.length + hidden.length);
        System.arraycopy(hidden, 0, both, picture.length, hidden.length);
        assertThat(save("江南大学", both)).hasStatus(303);
        assertThat(new String(
                        web.get().uri(mark()).exchange().getResponse().getContentAsByteArray(),
                        StandardCharsets.ISO_8859_1))
                .doesNotContain("script");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noLogos")
    void refusesWhatIsNoPictureOrAHugeOne(String what, byte[] file, String sentence) {
        MvcTestResult answer = save("江北大学", file);
        assertThat(answer).hasStatus(422);
        assertThat(text(answer)).contains(sentence);
        assertThat(jdbc.sql("select name_zh || (logo is null) from shared.university")
                        .query(String.class)
                        .single())
                .isEqualTo("江南大学true");
    }

    static Stream<Arguments> noLogos() throws IOException {
        String unreadable = "这张图片打不开";
        String large = "图片太大了";
        byte[] png = picture(300, 300, "png");
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                Arguments.of("SVG", svg, unreadable),
                Arguments.of("a web page", "<!DOCTYPE html><p>".getBytes(StandardCharsets.UTF_8), unreadable),
                Arguments.of("a document", "%PDF-1.7".getBytes(StandardCharsets.UTF_8), unreadable),
                Arguments.of("half a picture", Arrays.copyOf(png, png.length / 2), unreadable),
                Arguments.of("endlessly wide", claiming(2_000_000_000, 1), large),
                Arguments.of("a gigabyte once drawn", claiming(5_900, 5_900), large),
                Arguments.of("a large file", Arrays.copyOf(png, (4 << 20) + 1), large));
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "ADMINISTRATOR")
    void changesForAdministratorsOnly(Role role) throws IOException {
        session = Office.signIn(web, office.somebody(role));
        assertThat(save("江北大学", picture(40, 40, "png"))).hasStatus(403);
        assertThat(web.get().uri("/office/settings").cookie(session)).hasStatus(403);
        assertThat(web.get()
                        .uri("/office/settings/contrast?accent=%23000000&second=%23000000")
                        .cookie(session))
                .hasStatus(403);
        assertThat(jdbc.sql("select name_zh from shared.university")
                        .query(String.class)
                        .single())
                .isEqualTo("江南大学");
    }

    private MvcTestResult save(String name, byte[] logo) {
        return web.post()
                .uri("/office/settings")
                .header("Accept-Language", "zh-CN")
                .multipart()
                .file("logo", logo)
                .param("universityChinese", name)
                .param("universityEnglish", "Jiangnan University")
                .param("accent", "#A63A2B")
                .param("second", "#2F5D50")
                .param("timeZone", "Asia/Shanghai")
                .cookie(session)
                .with(csrf())
                .exchange();
    }

    private String mark() {
        var found = MARK.matcher(text(web.get().uri("/sign-in").exchange())
                + text(web.get().uri("/account").cookie(session).exchange()));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static byte[] picture(int width, int height, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            image.setRGB(x, x % height, 0x2F5D50 + x * 31);
        }
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    /// A PNG of a few bytes that says it is this large.
    private static byte[] claiming(int width, int height) throws IOException {
        byte[] png = picture(4, 4, "png");
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        CRC32 sum = new CRC32();
        sum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
        return png;
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
