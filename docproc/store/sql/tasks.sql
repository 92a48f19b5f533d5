-- name: insert_task
INSERT INTO tasks (document, task, text, is_leaf, page, due_date, deadline, confidence)
VALUES (:document, :task, :text, :is_leaf, :page, :due_date, :deadline, :confidence);

-- name: insert_task_agency
INSERT OR IGNORE INTO task_agencies (task, name, folded, role) VALUES (:task, :name, :folded, :role);

-- name: tasks
SELECT d.sha256, d.number_symbol, d.date, t.task, t.text, t.page, t.due_date, t.deadline, t.confidence,
       (SELECT group_concat(a.name, '; ') FROM task_agencies a WHERE a.task = t.key AND a.role = 'lead')
           AS lead_agencies
FROM tasks t
JOIN documents d ON d.key = t.document
WHERE (:due_from IS NULL OR t.due_date >= :due_from)
  AND (:due_to IS NULL OR t.due_date <= :due_to)
  AND (:agency IS NULL OR EXISTS (
          SELECT 1 FROM task_agencies a WHERE a.task = t.key AND instr(a.folded, :agency) > 0))
ORDER BY t.due_date IS NULL, t.due_date, d.date, t.key;
