package dev.kechuang.notice.model;

import dev.kechuang.notice.ObjectionForm;
import dev.kechuang.notice.Objector;
import dev.kechuang.shared.SecretCipher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** Who objects, in table objection: sealed column by column, so that neither a dump nor another row gives a person away. */
@Repository
public class ObjectorRows {

    private static final String NAME = "objector_name";
    private static final String PHONE = "contact_phone";
    private static final String ADDRESS = "contact_address";
    private static final String EMAIL = "contact_email";
    private static final List<String> COLUMNS = List.of(NAME, PHONE, ADDRESS, EMAIL);

    private final NamedParameterJdbcOperations jdbc;
    private final SecretCipher cipher;

    public ObjectorRows(NamedParameterJdbcOperations jdbc, SecretCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** Completes the row of an objection that has just been inserted. */
    public void seal(String no, ObjectionForm form) {
        seal(List.of(
                new Plain(no, form.objectorName(), form.contactPhone(), form.contactAddress(), form.contactEmail())));
    }

    public Objector get(String no) {
        return jdbc.queryForObject(
                "select * from objection where no = :no",
                Map.of("no", no),
                (row, n) -> new Objector(
                        row.getString("objector_kind"),
                        open(row, NAME),
                        open(row, PHONE),
                        open(row, ADDRESS),
                        open(row, EMAIL)));
    }

    /** Seals rows that were written before there was a seal; returns how many. */
    public int sealPlain() {
        var plain = jdbc.query(
                "select * from objection where objector_name is not null or contact_phone is not null"
                        + " or contact_address is not null or contact_email is not null",
                Map.of(),
                (row, n) -> new Plain(
                        row.getString("no"),
                        row.getString(NAME),
                        row.getString(PHONE),
                        row.getString(ADDRESS),
                        row.getString(EMAIL)));
        if (!plain.isEmpty()) seal(plain);
        return plain.size();
    }

    private record Plain(String no, String name, String phone, String address, String email) {

        String of(String column) {
            return switch (column) {
                case NAME -> name;
                case PHONE -> phone;
                case ADDRESS -> address;
                default -> email;
            };
        }
    }

    private void seal(List<Plain> objectors) {
        jdbc.batchUpdate(
                "update objection set objector_name = null, contact_phone = null, contact_address = null,"
                        + " contact_email = null, objector_name_sealed = :objector_name,"
                        + " contact_phone_sealed = :contact_phone, contact_address_sealed = :contact_address,"
                        + " contact_email_sealed = :contact_email where no = :no",
                objectors.stream().map(this::sealed).toArray(SqlParameterSource[]::new));
    }

    private MapSqlParameterSource sealed(Plain objector) {
        var row = new MapSqlParameterSource("no", objector.no());
        for (String column : COLUMNS) {
            String text = objector.of(column);
            row.addValue(
                    column,
                    text == null || text.isEmpty() ? null : cipher.seal(place(objector.no(), column), text),
                    java.sql.Types.VARBINARY);
        }
        return row;
    }

    private String open(ResultSet row, String column) throws SQLException {
        byte[] sealed = row.getBytes(column + "_sealed");
        return sealed == null ? null : cipher.open(place(row.getString("no"), column), sealed);
    }

    private static String place(String no, String column) {
        return "objection/" + no + "/" + column;
    }
}
