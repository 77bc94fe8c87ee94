package org.tongchuang.shared.privacy;

import java.util.List;

/// Who outside the university handles data about people as this installation is set up now. Declared as a bean by every
/// room that hands something on; the privacy policy names them all.
@FunctionalInterface
public interface Processors {

    List<Outsider> now();

    /// @param doing what is handed on and what for, as a message key
    record Outsider(String nameChinese, String nameEnglish, String doing) {}
}
