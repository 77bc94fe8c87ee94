package org.tongchuang.integrations.vouching;

import static org.tongchuang.integrations.vouching.Setting.address;
import static org.tongchuang.integrations.vouching.Setting.document;
import static org.tongchuang.integrations.vouching.Setting.secret;
import static org.tongchuang.integrations.vouching.Setting.text;

import java.util.List;
import java.util.Map;

/// Who may vouch for people, what must be known of them, and by which names they usually call what they tell.
public enum Kind {
    OIDC(
            List.of(
                    address("issuer").needed(),
                    text("clientId").needed(),
                    secret("clientSecret"),
                    text("scope").usually("openid profile email"),
                    address("authorization"),
                    address("token"),
                    address("keys"),
                    address("userinfo")),
            Map.of("number", "preferred_username", "name", "name", "email", "email", "affiliation", "affiliation")),
    CAS(
            List.of(address("server").needed()),
            Map.of("number", "user", "name", "cn, displayName, name", "email", "mail, email", "affiliation", "")),
    SAML(
            List.of(address("metadataUrl"), document("metadata"), text("entityId")),
            Map.of(
                    "number", "uid, urn:oid:0.9.2342.19200300.100.1.1",
                    "name", "displayName, urn:oid:2.16.840.1.113730.3.1.241",
                    "email", "mail, urn:oid:0.9.2342.19200300.100.1.3",
                    "affiliation", "eduPersonAffiliation, urn:oid:1.3.6.1.4.1.5923.1.1.1.1")),
    WECHAT(
            List.of(
                    text("siteId"),
                    secret("siteSecret"),
                    text("insideId"),
                    secret("insideSecret"),
                    address("pages").usually("https://open.weixin.qq.com"),
                    address("server").usually("https://api.weixin.qq.com")),
            Map.of("name", "nickname")),
    WEIBO(
            List.of(
                    text("clientId").needed(),
                    secret("clientSecret").needed(),
                    address("server").usually("https://api.weibo.com")),
            Map.of("name", "screen_name")),
    LINKEDIN(
            List.of(
                    text("clientId").needed(),
                    secret("clientSecret").needed(),
                    address("issuer").usually("https://www.linkedin.com/oauth"),
                    address("authorization").usually("https://www.linkedin.com/oauth/v2/authorization"),
                    address("token").usually("https://www.linkedin.com/oauth/v2/accessToken"),
                    address("keys").usually("https://www.linkedin.com/oauth/openid/jwks"),
                    address("userinfo").usually("https://api.linkedin.com/v2/userinfo")),
            Map.of("name", "name", "email", "email"));

    private final List<Setting> settings;
    private final Map<String, String> usual;

    Kind(List<Setting> settings, Map<String, String> usual) {
        this.settings = settings;
        this.usual = usual;
    }

    /// In the order in which to ask for them.
    public List<Setting> settings() {
        return settings;
    }

    /// Whether it is the university itself that vouches.
    public boolean isCampus() {
        return this == OIDC || this == CAS || this == SAML;
    }

    /// The attributes that usually hold this, the first that is there counting: `a, b`; empty when none does.
    public String usual(String meaning) {
        return usual.getOrDefault(meaning, "");
    }
}
