package org.tongchuang.privacy.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.TestDatabase;
import org.tongchuang.integrations.files.FileStore;
import org.tongchuang.integrations.postgres.DatabaseLogin;
import org.tongchuang.integrations.postgres.StartRefused;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.SealedColumn;
import org.tongchuang.privacy.Vault;
import org.tongchuang.shared.Checkup;

/// Keys lost, damaged, mistaken and made twice at once.
class KeyringTests {

    private static final UUID LIN = UUID.fromString("01957a00-0000-7000-8000-000000000001");
    private static final UUID ADA = UUID.fromString("01957a00-0000-7000-8000-000000000002");

    @TempDir
    private Path folder;

    private DatabaseLogin login;
    private DriverManagerDataSource database;
    private JdbcClient jdbc;

    @BeforeEach
    void emptyDatabase() {
        login = TestDatabase.fresh();
        database = new DriverManagerDataSource(login.url(), login.user(), login.password());
        jdbc = JdbcClient.create(database);
        jdbc.sql("create schema privacy").update();
        jdbc.sql("create table privacy.keyset (purpose text primary key, sealed bytea not null,"
                        + " changed_at timestamptz default now(), revision bigint not null default 1)")
                .update();
        jdbc.sql("create table privacy.thing (id uuid primary key, sealed bytea)")
                .update();
    }

    @AfterEach
    void drop() {
        TestDatabase.drop(login);
    }

    @Test
    void opensWhatItSealedAfterARestart() {
        byte[] sealed = vault("master").seal(Purpose.CONTACT, LIN, bytes("13800138000"));
        assertThat(vault("master").open(Purpose.CONTACT, LIN, sealed)).isEqualTo(bytes("13800138000"));
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("13800138000");
    }

    @Test
    void keepsTheMasterKeyFromOthers() throws IOException {
        vault("keys/master");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys/master"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))))
                .isEqualTo("rwx------");
    }

    @Test
    void stopsWithoutTheKeyAndWritesNothing() throws IOException {
        vault("master");
        Files.move(folder.resolve("master"), folder.resolve("elsewhere"));
        List<String> before = keysets();
        assertThatThrownBy(() -> vault("master"))
                .hasMessageContaining("is missing")
                .hasMessageContaining("backup");
        assertThat(folder.resolve("master")).doesNotExist();
        assertThat(keysets()).isEqualTo(before);
    }

    @Test
    void stopsWithTheWrongKey() {
        vault("master");
        MasterKey.make(folder.resolve("other"));
        List<String> before = keysets();
        assertThatThrownBy(() -> vault("other")).hasMessageContaining("does not open this database's keys");
        assertThat(keysets()).isEqualTo(before);
    }

    @Test
    void stopsWithADamagedKeyFile() throws IOException {
        vault("master");
        for (String damage : List.of("", "{}", "not a key", "{\"primaryKeyId\":1")) {
            Files.writeString(folder.resolve("master"), damage);
            assertThatThrownBy(() -> vault("master")).as(damage).hasMessageContaining("damaged");
        }
    }

    @Test
    void neverOverwritesAMasterKey() {
        MasterKey.make(folder.resolve("master"));
        assertThatThrownBy(() -> MasterKey.make(folder.resolve("master"))).hasMessageContaining("can't be written");
    }

    @Test
    void letsTwoNodesWithOneKeyFileStartAtOnce() throws Exception {
        List<Vault> nodes = together("master", "master");
        byte[] sealed = nodes.getFirst().seal(Purpose.NOTES, LIN, bytes("老朋友"));
        assertThat(nodes.getLast().open(Purpose.NOTES, LIN, sealed)).isEqualTo(bytes("老朋友"));
    }

    @Test
    void mixesNoKeysOfTwoNodesWithAFileEach() throws Exception {
        assertThatThrownBy(() -> together("one", "two")).rootCause().isInstanceOf(StartRefused.class);
        String kept = Files.exists(folder.resolve("one")) ? "one" : "two";
        Files.deleteIfExists(folder.resolve(kept.equals("one") ? "two" : "one"));
        assertThat(vault(kept).blindIndex("phone", "1")).isEqualTo(vault(kept).blindIndex("phone", "1"));
    }

    @Test
    void opensNoValueMovedToAnotherOwnerPurposeOrBitten() {
        Vault vault = vault("master");
        byte[] sealed = vault.seal(Purpose.IDENTITY, LIN, bytes("11010519491231002X"));
        assertThatThrownBy(() -> vault.open(Purpose.IDENTITY, ADA, sealed)).isInstanceOf(Vault.Unopenable.class);
        assertThatThrownBy(() -> vault.open(Purpose.CONTACT, LIN, sealed)).isInstanceOf(Vault.Unopenable.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> vault.open(Purpose.IDENTITY, LIN, sealed)).isInstanceOf(Vault.Unopenable.class);
    }

    @Test
    void findsEqualValuesAgainWithTheSameKeyOnly() {
        long index = vault("master").blindIndex("phone", "+8613800138000");
        assertThat(vault("master").blindIndex("phone", "+8613800138000")).isEqualTo(index);
        assertThat(vault("master").blindIndex("email", "+8613800138000")).isNotEqualTo(index);
        jdbc.sql("delete from privacy.keyset").update();
        assertThat(vault("master").blindIndex("phone", "+8613800138000")).isNotEqualTo(index);
    }

    @Test
    void tellsTheDoctorWhatIsWrongWithTheKeys() throws IOException {
        vault("master");
        Path file = folder.resolve("master");
        assertThat(states(file)).containsOnly(Checkup.State.OK);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(states(file)).contains(Checkup.State.WRONG);
        MasterKey.make(folder.resolve("other"));
        assertThat(states(folder.resolve("other"))).contains(Checkup.State.WRONG);
        assertThat(states(folder.resolve("nowhere"))).containsExactly(Checkup.State.WRONG);
    }

    @Test
    void makesNoNewKeysBesideValuesOfLostOnes() {
        Vault vault = vault("master");
        keep(vault.seal(Purpose.CONTACT, LIN, bytes("13800138000")));
        jdbc.sql("delete from privacy.keyset where purpose in ('CONTACT', 'NOTES')")
                .update();
        List<String> before = keysets();
        assertThatThrownBy(() -> vault("master"))
                .hasMessageContaining("The keys are lost for: phones")
                .hasMessageContaining("rows CONTACT of")
                .hasMessageContaining("everything sealed for other purposes is fine")
                .message()
                .doesNotContain("NOTES");
        assertThat(keysets()).isEqualTo(before);
        assertThat(sentences(folder.resolve("master")))
                .anyMatch(words -> words.startsWith("The keys are lost for: ph"));
        jdbc.sql("delete from privacy.thing").update();
        vault("master");
        assertThat(keysets()).hasSize(Purpose.values().length);
    }

    @Test
    void makesNoNewKeysWhenAllAreGoneAndValuesAreThere() throws IOException {
        keep(vault("master").seal(Purpose.CONTACT, LIN, bytes("13800138000")));
        jdbc.sql("delete from privacy.keyset").update();
        Files.delete(folder.resolve("master"));
        assertThatThrownBy(() -> vault("master")).hasMessageContaining("The keys are lost for");
        assertThat(folder.resolve("master")).doesNotExist();
        assertThat(keysets()).isEmpty();
    }

    @Test
    void saysWhichDrawerDoesNotOpen() {
        vault("master");
        jdbc.sql("update privacy.keyset set sealed = '\\x00' where purpose = 'IDENTITY'")
                .update();
        assertThatThrownBy(() -> vault("master")).hasMessageContaining("ID numbers and birth dates");
        assertThat(sentences(folder.resolve("master")))
                .anyMatch(words -> words.startsWith("The keys do not open, or are damaged, for: ID numbers"));
    }

    @Test
    void saysWhatWasSealedWithAKeyThatIsNowhere() {
        Vault vault = vault("master");
        jdbc.sql("delete from privacy.keyset where purpose = 'CONTACT'").update();
        vault("master");
        keep(vault.seal(Purpose.CONTACT, LIN, bytes("13800138000")));
        assertThat(sentences(folder.resolve("master")))
                .anyMatch(words -> words.startsWith("1 value of: phones, e-mail"));
        assertThat(states(folder.resolve("master"))).contains(Checkup.State.WRONG);
    }

    /// Killed after the next master key was laid down: nothing is sealed with it yet.
    @Test
    void goesOnWithTheMasterKeyWhenTheNextOneIsOnlyLaidDown() throws IOException {
        byte[] sealed = vault("master").seal(Purpose.CONTACT, LIN, bytes("甲"));
        MasterKey.make(folder.resolve("master.next"));
        byte[] before = Files.readAllBytes(folder.resolve("master"));
        Keyring node = keyring("master");
        assertThat(node.settleMaster()).isTrue();
        assertThat(Files.readAllBytes(folder.resolve("master"))).isEqualTo(before);
        assertThat(folder.resolve("master.next")).exists();
        assertThat(new Vault(node).open(Purpose.CONTACT, LIN, sealed)).isEqualTo(bytes("甲"));
    }

    /// Killed after all keysets were sealed with the next, before that took the file's place, and once more in between.
    @Test
    void takesTheNextMasterKeyWhenTheKeysetsAreSealedWithIt() throws IOException {
        byte[] sealed = vault("master").seal(Purpose.CONTACT, LIN, bytes("乙"));
        Keyring other = keyring("master");
        reseal();
        byte[] leaving = Files.readAllBytes(folder.resolve("master"));
        byte[] coming = Files.readAllBytes(folder.resolve("master.next"));
        KeyFiles.write(
                folder.resolve("master.until-" + LocalDate.now(Clock.systemUTC())),
                new String(leaving, StandardCharsets.UTF_8));
        Keyring node = keyring("master");
        assertThat(node.settleMaster()).isTrue();
        assertThat(node.settleMaster()).isTrue();
        assertThat(Files.readAllBytes(folder.resolve("master"))).isEqualTo(coming);
        assertThat(folder.resolve("master.next")).doesNotExist();
        try (var all = Files.list(folder)) {
            assertThat(all.filter(file -> file.toString().contains(".until-"))).hasSize(1);
        }
        assertThat(vault("master").open(Purpose.CONTACT, LIN, sealed)).isEqualTo(bytes("乙"));
        // A node that was not told keeps the keys it holds.
        other.lookAgain();
        assertThat(new Vault(other).open(Purpose.CONTACT, LIN, sealed)).isEqualTo(bytes("乙"));
    }

    @Test
    void opensWithTheNextMasterKeyAloneAndSaysWhenOnlyTheOldOneIsThere() throws IOException {
        vault("master");
        reseal();
        byte[] old = Files.readAllBytes(folder.resolve("master"));
        Files.delete(folder.resolve("master"));
        assertThat(keyring("master").settleMaster()).isTrue();
        assertThat(states(folder.resolve("master"))).containsOnly(Checkup.State.OK);
        Files.write(folder.resolve("old"), old);
        assertThatThrownBy(() -> vault("old")).hasMessageContaining("does not open this database's keys");
        assertThat(sentences(folder.resolve("old")))
                .anyMatch(words -> words.contains("an older backup needs the key of its time"));
    }

    private void reseal() {
        MasterKey master = new MasterKey(folder.resolve("master"), true, Clock.systemUTC());
        Keyring keyring = keyring("master");
        new TransactionTemplate(new JdbcTransactionManager(database))
                .executeWithoutResult(status -> keyring.resealAll(master.createNext()));
    }

    private void keep(byte[] sealed) {
        jdbc.sql("insert into privacy.thing values (:id, :sealed)")
                .param("id", UUID.randomUUID())
                .param("sealed", sealed)
                .update();
    }

    private List<String> sentences(Path file) {
        return checkup(file).stream().map(Checkup.Finding::sentence).toList();
    }

    private List<Checkup.State> states(Path file) {
        return checkup(file).stream().map(Checkup.Finding::state).toList();
    }

    private List<Checkup.Finding> checkup(Path file) {
        return new KeyCheckup(new KeysetRows(jdbc), drawers(), new MasterKey(file, true, Clock.systemUTC())).run();
    }

    private List<Vault> together(String... files) throws Exception {
        try (var nodes = Executors.newFixedThreadPool(files.length)) {
            var starts = java.util.Arrays.stream(files)
                    .<Callable<Vault>>map(file -> () -> vault(file))
                    .toList();
            List<Vault> vaults = new java.util.ArrayList<>();
            for (var start : nodes.invokeAll(starts)) {
                vaults.add(start.get());
            }
            return vaults;
        }
    }

    private Vault vault(String file) {
        return new Vault(keyring(file));
    }

    private Keyring keyring(String file) {
        return new Keyring(
                new KeysetRows(jdbc),
                drawers(),
                new MasterKey(folder.resolve(file), true, Clock.systemUTC()),
                new JdbcTransactionManager(database),
                Duration.ofSeconds(2));
    }

    private Drawers drawers() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("things", new SealedColumn("privacy.thing", "id", "sealed", Purpose.CONTACT));
        return new Drawers(jdbc, beans.getBeanProvider(SealedColumn.class), new FileStore(folder.resolve("files")));
    }

    private List<String> keysets() {
        return jdbc.sql("select purpose || encode(sealed, 'hex') from privacy.keyset order by 1")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
