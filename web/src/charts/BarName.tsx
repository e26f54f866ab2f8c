// What a bar is called and how long it is. On a phone the figure gets a line of its own.
interface Props {
  x: number;
  y: number; // baseline of the first line
  name: string;
  value: string;
  narrow: boolean;
}

/// Pixels that a second line needs.
export const secondLine = (narrow: boolean) => (narrow ? 16 : 0);

export function BarName({ x, y, name, value, narrow }: Props) {
  return (
    <text x={x} y={y} className={narrow ? 'bar-name small' : 'bar-name'}>
      {narrow ? name : `${name}: ${value}`}
      {narrow && (
        <tspan x={x} dy={secondLine(narrow)}>
          {value}
        </tspan>
      )}
    </text>
  );
}
