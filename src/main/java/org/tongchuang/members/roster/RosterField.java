package org.tongchuang.members.roster;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a column of a roster can mean, with the headers offices give it. Headers are listed as `Headings.squeezed`
/// leaves them: simplified, lower case, letters and digits only.
public enum RosterField {
    NAME(
            "name",
            "姓名 学生姓名 学员姓名 校友姓名 名字 中文姓名 中文名 姓名中文 真实姓名 本人姓名 毕业生姓名 研究生姓名 学生 name"
                    + " fullname chinesename namechinese namezh studentname alumniname namecn displayname"),
    FAMILY_NAME("familyName", "姓 姓氏 英文姓 lastname surname familyname last lname"),
    GIVEN_NAME("givenName", "名 英文名字 firstname givenname givennames forename first fname"),
    PINYIN("pinyin", "拼音 姓名拼音 汉语拼音 拼音姓名 pinyin namepinyin nameinpinyin"),
    ENGLISH_NAME("englishName", "英文名 英文姓名 姓名英文 外文姓名 外文名 englishname nameenglish nameinenglish nameen"),
    FORMER_NAME("formerName", "曾用名 原名 旧名 曾用姓名 更名前姓名 formername formernames previousname maidenname nee"),
    SEX("sex", "性别 男女 性别男女 sex gender 性别码 性别代码"),
    BIRTH_DATE("birthDate", "出生日期 出生年月 出生年月日 生日 出生时间 出生 birthdate dateofbirth birthday dob born birth"),
    STUDENT_NUMBER(
            "studentNumber",
            "学号 学生号 学籍号 学生证号 学员编号 学生学号 学生编号 本科学号 studentnumber studentno studentid"
                    + " studentnum matriculationnumber"),
    ID_NUMBER(
            "idNumber",
            "身份证号 身份证 身份证号码 证件号码 证件号 身份证件号 身份证件号码 公民身份号码 居民身份证 居民身份证号"
                    + " 居民身份证号码 护照号 护照号码 idnumber idno idcard idcardnumber nationalid passport passportnumber passportno"),
    ID_KIND("idKind", "证件类型 证件类别 身份证件类型 证件种类 idtype documenttype idkind"),
    MOBILE(
            "mobile",
            "手机 手机号 手机号码 电话 联系电话 联系手机 移动电话 电话号码 联系方式 本人电话 本人手机 固定电话 座机 办公电话 单位电话"
                    + " 家庭电话 住宅电话 宅电 办公室电话 常用电话 备用电话 电话1 电话2 手机1 手机2 手机号1 手机号2 mobile mobilephone"
                    + " mobilenumber phone phonenumber telephone tel cell cellphone homephone workphone officephone contactnumber"),
    EMAIL(
            "email",
            "邮箱 电子邮箱 电子邮件 邮件 邮箱地址 电子邮箱地址 电邮 信箱 email emailaddress mail emails mailbox 邮箱1 邮箱2"
                    + " email1 email2 备用邮箱 个人邮箱 工作邮箱"),
    WECHAT("wechat", "微信 微信号 微信号码 微信id wechat wechatid weixin"),
    ENTRY_YEAR(
            "entryYear",
            "入学年份 入学时间 入学年月 入学日期 入学年度 入学 入学年 年级 级 级别 所在年级 级数 当前所在级 entryyear"
                    + " enrollmentyear enrolmentyear yearofentry admissionyear entrydate enrollmentdate yearofadmission startyear"),
    GRADUATION_YEAR(
            "graduationYear",
            "毕业年份 毕业时间 毕业年月 毕业日期 毕业年度 毕业 毕业年 届 届别 毕业届 届数 毕结业日期 毕结业时间"
                    + " 离校时间 离校日期 graduationyear yearofgraduation graduationdate gradyear classof endyear"),
    EXPECTED_GRADUATION(
            "expectedGraduation",
            "预计毕业时间 预计毕业日期 预计毕业年份 预计毕业年月 预计毕业 拟毕业时间 应毕业时间 预毕业时间"
                    + " expectedgraduation expectedgraduationdate expectedgraduationyear anticipatedgraduation"),
    STUDY_PERIOD(
            "studyPeriod",
            "学习时间 就读时间 在校时间 学习起止时间 起止时间 起止年月 就读时段 在校起止时间 studyperiod" + " yearsofstudy period yearsattended"),
    DEGREE(
            "degree",
            "学历 学位 学历学位 学历层次 培养层次 层次 学历类别 所获学位 学位类型 攻读学位 最高学历 最高学位 学生类别 学位学历"
                    + " degree degrees degreelevel qualification educationlevel award programlevel"),
    SCHOOL(
            "school",
            "学院 院系 所在学院 学院名称 院系名称 所属学院 所在院系 毕业学院 所属院系 院 院部 二级学院 院系所 书院 院别 school college"
                    + " faculty schoolname collegename schoolcollege"),
    DEPARTMENT("department", "系 系别 系所 所在系 所属系 系名 系部 教研室 系名称 department dept departmentname"),
    MAJOR(
            "major",
            "专业 专业名称 所学专业 毕业专业 学科专业 就读专业 专业方向 所在专业 学科 major specialty speciality program programme"
                    + " fieldofstudy majorname subject"),
    CLASS_NAME("class", "班级 班 班级名称 所在班级 班别 行政班 行政班级 class classname cohort classgroup"),
    EMPLOYER(
            "employer",
            "工作单位 单位 现工作单位 单位名称 公司 公司名称 就业单位 所在单位 任职单位 工作单位名称 现单位 就职单位 所在公司"
                    + " 服务单位 单位全称 企业名称 工作单位全称 employer company organization organisation companyname employername workplace"),
    TITLE("title", "职务 职位 岗位 职称 职务职称 现任职务 任职 职务名称 工作职务 单位职务 title jobtitle position role"),
    INDUSTRY("industry", "行业 所属行业 从事行业 行业类别 所在行业 行业领域 单位行业 industry sector businesssector"),
    COUNTRY("country", "国家 国家地区 所在国家 国别 现居国家 所在国家地区 居住国 居住国家 country countryregion countryofresidence"),
    PROVINCE("province", "省 省份 所在省 所在省份 省市自治区 现居省份 省市区 province state stateprovince provincestate"),
    CITY(
            "city",
            "城市 市 所在城市 现居城市 所在地 现居地 工作城市 居住城市 工作地 工作所在地 所在城市地区 居住地 现居住地 所在地区 现所在地"
                    + " 所在市 city town currentcity location cityofresidence"),
    ADDRESS(
            "address",
            "地址 通讯地址 联系地址 家庭地址 通信地址 住址 家庭住址 单位地址 详细地址 现住址 邮寄地址 收件地址 居住地址 联络地址"
                    + " address mailingaddress homeaddress postaladdress street"),
    NOTES("notes", "备注 说明 备注说明 其他 附注 notes note remark remarks comment comments memo"),
    STANDING("status", "状态 学籍状态 在校状态 毕业状态 学生状态 是否毕业 status studentstatus enrollmentstatus"),
    DECEASED("deceased", "已故 是否已故 是否去世 去世 健在 是否健在 deceased isdeceased");

    private static final Map<String, RosterField> BY_HEADING = new HashMap<>();
    private static final Map<String, RosterField> BY_KEY = new HashMap<>();

    static {
        for (RosterField field : values()) {
            for (String heading : field.headings) {
                BY_HEADING.put(heading, field);
            }
            BY_KEY.put(field.key.toLowerCase(Locale.ROOT), field);
            BY_KEY.put(field.name().replace("_", "").toLowerCase(Locale.ROOT), field);
        }
        BY_KEY.put("classname", CLASS_NAME);
        BY_KEY.put("phone", MOBILE);
        BY_KEY.put("phones", MOBILE);
    }

    private final String key;
    private final List<String> headings;

    RosterField(String key, String headings) {
        this.key = key;
        this.headings = List.of(headings.split(" "));
    }

    /// The name programs use for it, as in the `mapping` of the API: `studentNumber`.
    public String key() {
        return key;
    }

    /// Several columns of a sheet may hold it.
    boolean repeats() {
        return switch (this) {
            case MOBILE, EMAIL, ADDRESS, DEGREE, NOTES, FORMER_NAME -> true;
            default -> false;
        };
    }

    /// By the name programs use, however spaced or written: `studentNumber`, `student number`, `STUDENT_NUMBER`.
    public static @Nullable RosterField byKey(String key) {
        return BY_KEY.get(key.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT));
    }

    static @Nullable RosterField byHeading(String squeezed) {
        return BY_HEADING.get(squeezed);
    }
}
