package org.tongchuang.identity.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.identity.accounts.Office;
import org.tongchuang.identity.accounts.Passwords;

/// Who may walk through the wizard: whoever sits at the machine, or knows its code.
@SpringBootTest
@AutoConfigureMockMvc
@Import(Office.class)
class SetUpWizardTests {

    private static final String ASKS = "name=\"code\"";

    @Autowired
    private MockMvcTester web;

    @Autowired
    private SetUpCode code;

    @Autowired
    private SetUp setUp;

    @Autowired
    private AdministratorFromVariables variables;

    @Autowired
    private Passwords passwords;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Value("${tongchuang.data}/keys/set-up-code")
    private Path codeFile;

    @BeforeEach
    void beforeAnyoneHasAnAccount() {
        jdbc.sql("delete from identity.account").update();
        code.start();
    }

    @Test
    void asksNeighboursOnThisMachineForNoCode() {
        assertThat(page(request -> request)).doesNotContain(ASKS);
        assertThat(begin(request -> request, "")).hasStatus(303);
        assertThat(accounts.byEmail("zhou@example.edu").orElseThrow().signedInAt())
                .as("who walked through the wizard is in")
                .isNotNull();
        assertThat(codeFile).doesNotExist();
    }

    @Test
    void letsNobodyElseBeginWithoutTheCode() throws Exception {
        RequestPostProcessor elsewhere = from("192.0.2.7");
        assertThat(page(elsewhere)).contains(ASKS);
        assertThat(begin(elsewhere, "")).hasStatus(422);
        MvcTestResult guess = begin(elsewhere, "aaaa-bbbb-cccc-dddd");
        assertThat(guess).hasStatus(422).bodyText().contains(ASKS, "zhou@example.edu");
        assertThat(accounts.none()).isTrue();

        assertThat(begin(elsewhere, Files.readString(codeFile))).hasStatus(303).hasHeader("Location", "/");
        assertThat(accounts.none()).isFalse();
        assertThat(codeFile).doesNotExist();
        assertThat(begin(elsewhere, "")).hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For, 127.0.0.1",
        "X-Forwarded-For, ::1",
        "Forwarded, for=127.0.0.1",
        "X-Real-IP, 127.0.0.1",
        "X-Forwarded-Proto, https",
        "Via, 1.1 somewhere"
    })
    void isFooledByNoHeaderOfStrangersNorByAProxyNobodyToldItOf(String header, String value) {
        RequestPostProcessor far = request -> {
            request.addHeader(header, value);
            return from("192.0.2.7").postProcessRequest(request);
        };
        RequestPostProcessor throughProxy = request -> {
            request.addHeader(header, value);
            return request;
        };
        assertThat(begin(far, "")).hasStatus(422);
        assertThat(begin(throughProxy, "")).hasStatus(422);
        assertThat(page(throughProxy)).contains(ASKS);
        assertThat(accounts.none()).isTrue();
    }

    @Test
    void takesAProxyThatSaysNothingForOne() {
        assertThat(begin(
                        request -> {
                            request.setProtocol("HTTP/1.0");
                            return request;
                        },
                        ""))
                .hasStatus(422);
    }

    @Test
    void asksEveryoneWhenThePublicAddressSaysThatThereIsAProxy() {
        SetUpCode behindProxy = new SetUpCode(codeFile, "https://alumni.example.edu", setUp, variables, passwords);
        MockHttpServletRequest neighbour = new MockHttpServletRequest();
        neighbour.setRemoteAddr("127.0.0.1");
        assertThat(code.wanted(neighbour)).isFalse();
        assertThat(behindProxy.wanted(neighbour)).isTrue();
    }

    @Test
    void looksAtNothingElseOfThoseWithoutTheCode() {
        assertThat(send(from("192.0.2.7"), "", new byte[] {1, 2, 3}))
                .hasStatus(422)
                .bodyText()
                .doesNotContain("这张图片打不开");
        assertThat(send(request -> request, "", new byte[] {1, 2, 3}))
                .hasStatus(422)
                .bodyText()
                .contains("这张图片打不开");
    }

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    private String page(RequestPostProcessor whence) {
        byte[] body =
                web.get().uri("/set-up").with(whence).exchange().getResponse().getContentAsByteArray();
        return new String(Objects.requireNonNull(body), StandardCharsets.UTF_8);
    }

    private MvcTestResult begin(RequestPostProcessor whence, String typed) {
        return send(whence, typed, new byte[0]);
    }

    private MvcTestResult send(RequestPostProcessor whence, String typed, byte[] logo) {
        return web.post()
                .uri("/set-up")
                .header("Accept-Language", "zh-CN")
                .multipart()
                .file("logo", logo)
                .param("universityChinese", "江南大学")
                .param("universityEnglish", "Jiangnan University")
                .param("accent", "#A63A2B")
                .param("second", "#2F5D50")
                .param("timeZone", "Asia/Shanghai")
                .param("name", "周老师")
                .param("email", "zhou@example.edu")
                .param("password", Office.PASSWORD)
                .param("code", typed)
                .with(csrf())
                .with(whence)
                .exchange();
    }
}
