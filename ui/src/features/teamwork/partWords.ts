// What people are on a project or in a team, in words.
import type { ProjectPart, TeamPart } from "../../bindings";
import type { WordId } from "../../locales/ids";

export type PartWords<Part extends string> = Record<Part, { name: WordId; means: WordId }>;

export const projectParts: PartWords<ProjectPart> = {
  owner: { name: "part-owner", means: "part-owner-means" },
  editor: { name: "part-editor", means: "part-editor-means" },
  viewer: { name: "part-viewer", means: "part-viewer-means" },
};

export const teamParts: PartWords<TeamPart> = {
  manager: { name: "part-manager", means: "part-manager-means" },
  member: { name: "part-member", means: "part-member-means" },
};
