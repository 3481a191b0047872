package dev.kechuang.nomination.web;

import dev.kechuang.evidence.EvidenceFile;
import dev.kechuang.evidence.EvidenceStore;
import dev.kechuang.form.Field;
import dev.kechuang.form.FormSchema;
import dev.kechuang.form.FormView;
import dev.kechuang.form.Forms;
import dev.kechuang.form.UploadView;
import dev.kechuang.nomination.Drafts;
import dev.kechuang.nomination.Drafts.DraftView;
import dev.kechuang.nomination.model.SubmissionDesk;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

/** The form of a draft or a correction: takes a posted page with its files, saves it as typed, and shows it again. */
@Component
class Editor {

    private static final String REMOVE_FILE = "removeFile:";
    private static final String FILE = "file:";

    private final Drafts drafts;
    private final EvidenceStore evidence;
    private final Texts texts;

    Editor(Drafts drafts, EvidenceStore evidence, Texts texts) {
        this.drafts = drafts;
        this.evidence = evidence;
        this.texts = texts;
    }

    /** What was saved, which button was pressed, and what is not well-formed. */
    record Saved(String action, List<Problem> problems) {

        /** The place on the page where the person was, "" when the button belongs to the whole form. */
        String anchor() {
            String[] words = action.split(":");
            return words.length > 1 && words[0].endsWith("Row") ? "#f-" + words[1] : "";
        }
    }

    /** Saves everything that was typed and uploaded; refuses only when this case is not the person's to edit now. */
    Saved save(
            UUID id, MultiValueMap<String, String> posted, MultiValueMap<String, MultipartFile> files, String userId) {
        drafts.requireEditable(id, userId);
        DraftView before = drafts.view(id, userId);
        FormSchema form = before.form();
        String action = posted.getFirst("_action") == null ? "save" : posted.getFirst("_action");
        Map<String, Object> answers = new LinkedHashMap<>(Forms.fromPost(form, posted));
        // A page shows what nobody may change without a control for it, so it does not come back.
        form.fields().stream()
                .filter(field -> field.readOnly() && before.answers().get(field.key()) != null)
                .forEach(field -> answers.put(field.key(), before.answers().get(field.key())));
        List<Problem> problems = new ArrayList<>();
        List<Field> slots = form.fields().stream()
                .filter(field -> field.upload() && !field.readOnly())
                .toList();
        slots.forEach(slot -> store(id, slot.key(), files, problems, userId));
        if (action.startsWith(REMOVE_FILE)) removeFile(id, action.substring(REMOVE_FILE.length()), userId);
        Map<String, Object> changed = new LinkedHashMap<>(Forms.applyRowAction(form, answers, action));
        // Which files there are is known to the store alone; an old page in another tab must not forget one.
        Map<String, List<UploadView>> stored = uploads(id);
        slots.forEach(slot -> changed.put(slot.key(), ids(stored.getOrDefault(slot.key(), List.of()))));
        problems.addAll(drafts.save(id, changed, userId));
        return new Saved(action, problems);
    }

    FormView view(DraftView draft, List<Problem> problems, Locale locale) {
        return Forms.view(draft.form(), draft.answers(), problems, locale, texts.source(locale));
    }

    List<EvidenceFile> files(UUID id) {
        return evidence.list(SubmissionDesk.EVIDENCE_OWNER, id.toString());
    }

    /** Files by the field under which they were uploaded. */
    Map<String, List<UploadView>> uploads(UUID id) {
        Map<String, List<UploadView>> bySlot = new LinkedHashMap<>();
        files(id)
                .forEach(file -> bySlot.computeIfAbsent(file.slot(), slot -> new ArrayList<>())
                        .add(new UploadView(file.id().toString(), file.fileName(), file.size())));
        return bySlot;
    }

    private static String ids(List<UploadView> files) {
        return files.stream().map(UploadView::id).collect(Collectors.joining(","));
    }

    private void store(
            UUID id, String slot, MultiValueMap<String, MultipartFile> files, List<Problem> problems, String userId) {
        for (MultipartFile file : files.getOrDefault(FILE + slot, List.of())) {
            String name = file.getOriginalFilename();
            // A browser sends an unused file control as an empty file without a name.
            if (file.isEmpty() && (name == null || name.isBlank())) continue;
            try (InputStream content = file.getInputStream()) {
                evidence.store(
                        SubmissionDesk.EVIDENCE_OWNER, id.toString(), slot, name, content, file.getSize(), userId);
            } catch (Refusal refused) {
                problems.addAll(refused.problems());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Only a file of this very case; anything else is as good as missing. */
    private void removeFile(UUID id, String fileId, String userId) {
        files(id).stream()
                .filter(file -> file.id().toString().equals(fileId))
                .findFirst()
                .ifPresent(file -> evidence.remove(file.id(), userId));
    }
}
