package org.tongchuang.members.claiming.claims;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.tongchuang.members.claiming.evidence.Item;
import org.tongchuang.members.claiming.evidence.Said;
import org.tongchuang.privacy.SignedLinks;

/// Short marks by which an address or a set of proofs is known again and that tell nothing by themselves. After the key
/// of links was renewed they differ from the earlier ones: somebody may then begin a second claim, no more.
@Component
class Marks {

    private static final int BYTES = 16;

    private final SignedLinks links;

    Marks(SignedLinks links) {
        this.links = links;
    }

    String ofAddress(String email) {
        return of("members.claim.address", email.strip().toLowerCase(Locale.ROOT));
    }

    String ofProofs(Said said) {
        return of(
                "members.claim.proofs",
                said.of(Item.BIRTH_DATE) + '\n' + said.of(Item.STUDENT_NUMBER) + '\n' + said.of(Item.DOCUMENT_TAIL));
    }

    private String of(String purpose, String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(links.sign(purpose, value, null).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
