// What a real document must be told of, in lines: "2 rule member line key=value": so many findings of the rule, at that place,
// with these arguments. Member, line and arguments may be left out; RUN/ stands for the run folder.

const IN_RUN = /^docs\/agent_runs\/[^/]+\//;

/** The demands of a text, a line each, and how many findings of the report fit: [{ text, rule, count, found }]. */
export function demandsOn(text, report) {
  return text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => {
      const demand = parse(line);
      const found = report.findings.filter((finding) => fits(demand, finding, report.members)).length;
      return { text: line.trim(), rule: demand.rule, count: demand.count, found };
    });
}

function parse(line) {
  const [count, rule, ...rest] = line.trim().split(/\s+/);
  const words = rest.filter((word) => word.includes('=')).map((word) => word.split('='));
  const [member, row] = rest.filter((word) => !word.includes('='));
  return { count: Number(count), rule, member, row, words };
}

function fits({ rule, member, row, words }, finding, members) {
  const path = finding.member === null ? '-' : members[finding.member].path.replace(IN_RUN, 'RUN/');
  return (
    finding.rule === rule &&
    (member === undefined || path === member) &&
    (row === undefined || finding.line === Number(row)) &&
    words.every(([key, value]) => String(finding.arguments[key]) === value)
  );
}
