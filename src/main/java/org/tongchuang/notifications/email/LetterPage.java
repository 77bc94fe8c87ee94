package org.tongchuang.notifications.email;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// A letter as HTML: one column, nothing fetched from anywhere, readable by day and night and without pictures.
///
/// @param link where the button leads; null when there is none
/// @param why why the recipient gets this
/// @param change where they choose what they get; null for what must be sent
public record LetterPage(
        String language,
        String subject,
        String greeting,
        List<String> paragraphs,
        @Nullable String link,
        @Nullable String act,
        String linkHint,
        String university,
        String colour,
        String why,
        @Nullable String change,
        String changeWords)
        implements Page {

    /// Mail programs that know night and those that know only attributes both find what they need.
    public String css() {
        return """
                body{margin:0;padding:0}
                @media (prefers-color-scheme:dark){
                  .sheet,body{background:#15171A!important}.card{background:#1C1F24!important}
                  .ink{color:#E9E6E0!important}.soft,.soft a{color:#A5ABB4!important}
                  .line{border-right-color:#2C3036!important;border-bottom-color:#2C3036!important;border-left-color:#2C3036!important}
                }
                """;
    }
}
