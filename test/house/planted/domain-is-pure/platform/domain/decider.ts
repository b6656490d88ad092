export type Decider = () => void;
