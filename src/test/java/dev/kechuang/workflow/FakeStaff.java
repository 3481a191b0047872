package dev.kechuang.workflow;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A registry of a handful of people for tests of the seam. */
public class FakeStaff implements StaffSource {

    private final Map<String, StaffMember> people = new LinkedHashMap<>();

    public FakeStaff() {
        add("clerk1", "tech-clerk");
        add("clerk2", "tech-clerk");
        add("taxer", "dept-tax");
        add("crediter", "dept-credit");
        add("operator", "sysadmin");
        add("company", "applicant-operator");
    }

    public void add(String userId, String... roles) {
        people.put(userId, new StaffMember(userId, "姓名" + userId, userId + "@example.cn", Set.of(roles)));
    }

    public void remove(String userId) {
        people.remove(userId);
    }

    @Override
    public Optional<StaffMember> find(String userId) {
        return Optional.ofNullable(people.get(userId));
    }

    @Override
    public Collection<StaffMember> staff() {
        return people.values().stream().filter(StaffMember::staff).toList();
    }

    @Override
    public Map<String, String> roleNames() {
        return people.values().stream()
                .flatMap(member -> member.roles().stream())
                .filter(StaffSource::isStaffRole)
                .distinct()
                .collect(Collectors.toMap(role -> role, role -> "角色" + role));
    }
}
