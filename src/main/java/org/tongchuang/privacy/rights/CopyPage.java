package org.tongchuang.privacy.rights;

import java.util.List;

/// The sheet of a copy, which stands for itself: it is read outside the platform.
///
/// @param language of the page, as in its `lang` attribute
/// @param asked when it was asked for
/// @param papers the files that lie beside it
public record CopyPage(String language, String university, String asked, List<Section> sections, List<String> papers) {

    /// @param part by which the JSON file beside it is called
    /// @param about what it holds, in whole sentences
    public record Section(String part, String title, List<String> about, Tree held) {}

    /// The page has no other file for its looks.
    public String css() {
        return """
                body{font:16px/1.6 'PingFang SC','Microsoft YaHei UI','Noto Sans SC',Helvetica,Arial,sans-serif;color:#1F2328;background:#FBF9F5;margin:0;padding:24px 16px}
                main{max-width:960px;margin:0 auto}h1{font:700 28px/1.3 'Songti SC','Noto Serif CJK SC',Georgia,serif}h2{font-size:20px;margin:0 0 4px}h3{font-size:16px;margin:20px 0 6px}
                section{background:#fff;border:1px solid #E7E2D9;border-radius:10px;padding:20px;margin:16px 0}p{margin:0 0 8px}.soft{color:#5B6470;font-size:14px}
                dl{display:grid;grid-template-columns:minmax(7em,max-content) 1fr;gap:4px 16px;margin:8px 0}dt{color:#5B6470}dd{margin:0;overflow-wrap:anywhere}
                .wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:14px}th,td{text-align:left;vertical-align:top;padding:6px 12px 6px 0;border-bottom:1px solid #E7E2D9;overflow-wrap:anywhere}
                .one{border-left:3px solid #E7E2D9;padding-left:12px;margin:10px 0}@media print{body{background:#fff;padding:0}section{border:0;padding:0;break-inside:auto}}""";
    }
}
