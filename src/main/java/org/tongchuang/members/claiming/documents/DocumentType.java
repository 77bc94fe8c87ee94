package org.tongchuang.members.claiming.documents;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What papers come as, told by what is in the file and never by its name.
public enum DocumentType {
    JPEG("image/jpeg", new int[] {0xFF, 0xD8, 0xFF}),
    PNG("image/png", new int[] {0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A}),
    PDF("application/pdf", new int[] {'%', 'P', 'D', 'F', '-'});

    private final String media;
    private final int[] start;

    DocumentType(String media, int[] start) {
        this.media = media;
        this.start = start;
    }

    public String media() {
        return media;
    }

    static Optional<DocumentType> of(byte[] content) {
        for (DocumentType type : values()) {
            if (type.begins(content)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private boolean begins(byte @Nullable [] content) {
        if (content == null || content.length <= start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((content[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
