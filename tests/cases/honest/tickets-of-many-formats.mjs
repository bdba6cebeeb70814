// A bundle may hold tickets of several formats, in any folder.
import { sprintBundle } from '../../tools/bundle.mjs';

const lines = (...objects) => objects.map((object) => `${JSON.stringify(object)}\n`).join('');

export const bundle = sprintBundle({
  forge: {
    'plans/TASK_QUEUE.md': '# Task Queue\n## Phase 1 (IN PROGRESS)\n- [x] Dig (@codex)\n- [ ] Fill (@user)\n',
    'specs/001-tides/tasks.md': '# Tasks: Tides\n## Phase 1: Setup\n- [ ] T001 [P] Dig\n- [ ] T002 [US1] Fill\n',
    'specs/001-tides/spec.md': '# Feature Specification: Tides\n- **FR-001**: System MUST dig\n- **FR-002**: System MUST fill\n',
    'openspec/changes/add-gate/tasks.md': '## 1. Gate\n- [ ] 1.1 Dig\n- [ ] 1.2 Fill\n',
    'app/.kiro/specs/tides/tasks.md': '# Implementation Plan\n- [ ] 1. Dig\n  - [ ] 1.1 Deep\n    - _Requirements: 1.1_\n',
    'app/.kiro/specs/tides/design.md': '# Design\n',
    '.beads/config.yaml': 'issue-prefix: tide\n',
    'app/.kiro/specs/tides/requirements.md':
      '# Requirements Document\n### Requirement 1: Pits\n#### Acceptance Criteria\n1. WHEN dug THE pit SHALL hold\n',
    '.taskmaster/tasks/tasks.json': '{"master": {"tasks": [{"id": 1, "title": "Dig", "status": "pending"}]}}\n',
    '.beads/issues.jsonl': lines({ id: 'tide-1', title: 'Dig', status: 'open', issue_type: 'task' }),
    'tickets/work_items.json': '[{"ticket_id": "TIDE-1", "title": "Dig", "acceptance": "A pit"}]\n',
    'backlog/tasks/task-1 - Dig.md': '---\nid: task-1\ntitle: Dig\nstatus: To Do\n---\n## Acceptance Criteria\n- [ ] #1 A pit\n',
    'notes/todo.md': '# Left\n- [ ] dig\n- [ ] fill\n',
  },
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
